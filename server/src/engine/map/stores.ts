/** Where credentials of an identity are kept. */
import type { CredentialFact, Facts, VaultReferenceFact } from '../facts/model';
import type { Identity, IdentityGraph } from '../graph/model';
import { overlaps, type Span } from '../syntax/span';
import { folderOf } from './users';

export interface Store {
  readonly id: string;
  /** The vault; `environment`; `file` where the credential is written out. */
  readonly type: string;
  readonly label: string;
  readonly span: Span;
}

/** One store a credential, in the order of the credentials; none for one that is never stored. */
export function storesOf(graph: IdentityGraph, identity: Identity): Store[] {
  return [
    ...identity.credentials.flatMap((credential) => storeOf(graph.facts.get(credential.span.file), credential) ?? []),
    ...identity.keys.flatMap(({ form, span }) => (form === 'private-key' ? fileStore(span) : [])),
  ];
}

function storeOf(facts: Facts | undefined, { storage, source, span }: CredentialFact): Store | undefined {
  if (storage === 'literal') return fileStore(span);
  if (storage === 'none') return undefined;
  // Variables of one name in two folders are two variables.
  if (storage === 'environment')
    return source
      ? { id: `store:environment:${folderOf(span.file)}:${source}`, type: 'environment', label: source, span }
      : undefined;
  const read = facts?.vaultReferences.find((reference) => isSame(reference, source, span));
  const [vault, path] = [read?.vault ?? 'vault', source || read?.path];
  return path ? { id: `store:${vault}:${path}`, type: vault, label: path, span } : undefined;
}

function isSame({ path, span }: VaultReferenceFact, source: string | undefined, at: Span): boolean {
  return span.file === at.file && (overlaps(span, at) || (path !== undefined && path === source));
}

function fileStore(span: Span): Store {
  return { id: `store:file:${span.file}`, type: 'file', label: span.file, span };
}
