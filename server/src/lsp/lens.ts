/** Lenses above declarations: who uses the identity, how it is kept, whether it reaches administration. */
import type { CodeLens } from 'vscode-languageserver';
import type { IdentityKind } from '../engine/facts/model';
import { placesOf, ranger, toPlace } from './convert';
import { type Folder, textIn, uriOf, workspaceOf } from './folder';
import { counted } from './identity-words';
import { spansNaming } from './navigation';
import { type IdentityRef, PEEK_REFERENCES, type PeekDto } from './protocol';
import { recordOf } from './records';
import { standingIn } from './standing';

/** Kinds that something must use, or they are of no use themselves. */
const ACTORS: ReadonlySet<IdentityKind> = new Set([
  ...(['iam-role', 'iam-user', 'service-account', 'service-principal', 'managed-identity', 'k8s-service-account'] as const),
]);

interface LensData extends IdentityRef {
  readonly uri: string;
}

/** A lens for each declaration of a file; what it says is asked for when it is seen. */
export function lensesIn(folder: Folder, file: string): CodeLens[] {
  const text = textIn(folder, file);
  if (text === undefined) return [];
  const range = ranger(text);
  const seen = new Set<number>();
  return standingIn(workspaceOf(folder).graph, file).identities.flatMap(({ span, identity, declares }) => {
    const { kind, references, credentials } = identity;
    if (!declares || (!ACTORS.has(kind) && references.length + credentials.length === 0)) return [];
    // A module that is called twice declares twice what stands once.
    if (seen.has(span.start)) return [];
    seen.add(span.start);
    const data: LensData = { folder: folder.uri, id: identity.id, uri: uriOf(folder, file) };
    return [{ range: range(span), data }];
  });
}

/** The lens with its words. `peek`: the client can show references. */
export function resolveLens(folder: Folder | undefined, lens: CodeLens, peek: boolean): CodeLens {
  const { id, uri, folder: home } = lens.data as LensData;
  const identity = folder && workspaceOf(folder).graph.byAlias.get(id);
  const record = folder && identity && recordOf(folder, identity);
  if (!record) return { ...lens, command: { title: '', command: '' } };
  const { references, credentials, admin } = record;
  const title = [
    ...(references.length > 0 ? [`used by ${references.length}`] : ACTORS.has(record.kind) ? ['no use seen here'] : []),
    ...(credentials.length > 0 ? [counted(credentials.length, 'credential')] : []),
    ...(admin ? ['reaches admin'] : []),
  ].join(' · ');
  if (!peek) return { ...lens, command: { title, command: '' } };
  const places = placesOf(folder);
  const peeked: PeekDto = {
    ...{ folder: home, id },
    at: toPlace({ uri, range: lens.range }),
    places: spansNaming(folder, identity, false).map((span) => toPlace(places(span))),
  };
  return { ...lens, command: { title, command: PEEK_REFERENCES, arguments: [peeked] } };
}
