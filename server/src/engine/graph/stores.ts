/** Where credentials are kept, as edges: an entry of a vault, a secret of the pipelines, a variable of the environment. */
import type { CredentialFact, Facts, VaultReferenceFact } from '../facts/model';
import { overlaps } from '../syntax/span';
import type { Edge, Identity } from './model';

/** `vault:aws-secrets-manager:shop/db`, `vault:ci-secret:NPM_TOKEN`, `environment:DB_PASSWORD`: equal in every run. */
export function storeEdges({ id, credentials }: Identity, facts: ReadonlyMap<string, Facts>): Edge[] {
  const seen = new Set<string>();
  return credentials.flatMap((credential): Edge[] => {
    const to = storeOf(credential, facts.get(credential.span.file));
    if (to === undefined || seen.has(to)) return [];
    seen.add(to);
    return [{ from: id, to, type: 'stores-in', span: credential.span }];
  });
}

function storeOf({ storage, source, span }: CredentialFact, facts: Facts | undefined): string | undefined {
  if (storage === 'environment') return source ? `environment:${source}` : undefined;
  if (storage !== 'vault') return undefined;
  const secret = /^secrets\.(\w+)$/.exec(source ?? '')?.[1];
  if (secret) return `vault:ci-secret:${secret}`;
  const isRead = ({ path, span: at }: VaultReferenceFact) =>
    at.file === span.file && (overlaps(at, span) || (path !== undefined && path === source));
  const read = facts?.vaultReferences.find(isRead);
  const path = read?.path ?? source;
  return path ? `vault:${read?.vault ?? 'unknown'}:${path}` : undefined;
}
