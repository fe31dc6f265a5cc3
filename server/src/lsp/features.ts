/** Wires what an editor asks about identities: where they stand, who uses them, and the views of the sidebar. */
import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Connection,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { askAge } from './declaration-age';
import { findingGroups, findingsOf } from './findings-view';
import type { Folder } from './folder';
import { identitiesOf } from './identities';
import { identityDetail } from './identity-detail';
import { lensesIn, resolveLens } from './lens';
import { definitionAt, type Followed, highlightsAt, namedAt, referencesAt } from './navigation';
import {
  FINDINGS,
  FINDINGS_OF,
  type FindingsOf,
  type FindingsResult,
  IDENTITIES,
  IDENTITY,
  IDENTITY_AT,
  type IdentitiesResult,
  type IdentityDetail,
  type IdentityRef,
  type LeafDto,
  type PlaceDto,
} from './protocol';
import { recordsOf } from './records';
import { locate, type State } from './state';

export interface Wishes {
  /** The user wants lenses. */
  lenses: boolean;
  /** The client can peek at references. */
  peek: boolean;
  /** The client takes links with the range that they start from. */
  links: boolean;
  followed: Followed;
}

/** What these features announce when a client asks what the server can do. */
export const FEATURES = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  codeLensProvider: { resolveProvider: true },
} as const;

interface Freshness {
  /** Lets later edits come first; false when the answer is no longer wanted. */
  readonly ready: (token: CancellationToken) => Promise<boolean>;
  /** Brings results up to date. */
  readonly catchUp: () => Promise<void>;
}

/** Answers what concerns identities. `wishes` may change while the server runs. */
export function serveIdentities(connection: Connection, state: State, wishes: Wishes, { ready, catchUp }: Freshness): void {
  const at = ({ textDocument, position }: TextDocumentPositionParams) => ({ ...locate(state, textDocument.uri), position });
  const folders = (): Folder[] => [...state.folders.values()];
  const fresh = <T>(answer: () => T): Promise<T> => catchUp().then(answer);

  connection.onDefinition(async (params, token) => {
    if (!(await ready(token))) return null;
    const { folder, file, position } = at(params);
    const links = definitionAt(folder, file, position, wishes.followed);
    if (links.length === 0 || wishes.links) return links.length === 0 ? null : links;
    return links.map(({ targetUri: uri, targetRange: range }) => ({ uri, range }));
  });
  connection.onReferences(async (params, token) => {
    if (!(await ready(token))) return null;
    const { folder, file, position } = at(params);
    return referencesAt(folder, file, position, {
      declarations: params.context.includeDeclaration,
      followed: wishes.followed,
    });
  });
  connection.onDocumentHighlight(async (params, token) => {
    if (!(await ready(token))) return null;
    const { folder, file, position } = at(params);
    const highlights = highlightsAt(folder, file, position, wishes.followed);
    return highlights.length === 0 ? null : highlights;
  });
  connection.onCodeLens(async ({ textDocument }, token) => {
    if (!wishes.lenses || !(await ready(token))) return null;
    const { folder, file } = locate(state, textDocument.uri);
    return lensesIn(folder, file);
  });
  connection.onCodeLensResolve((lens) =>
    fresh(() => resolveLens(state.folders.get((lens.data as IdentityRef).folder), lens, wishes.peek)),
  );
  connection.onRequest(IDENTITIES, () => fresh((): IdentitiesResult => ({ identities: folders().flatMap(identitiesOf) })));
  connection.onRequest(IDENTITY, async ({ folder: uri, id }: IdentityRef): Promise<IdentityDetail | null> => {
    await catchUp();
    const folder = state.folders.get(uri);
    const record = folder && recordsOf(folder).byId.get(id);
    if (!record) return null;
    await askAge(folder, record);
    return identityDetail(folder, id) ?? null;
  });
  connection.onRequest(IDENTITY_AT, ({ uri, line, character }: PlaceDto) =>
    fresh((): IdentityRef | null => {
      const { folder, file } = locate(state, uri);
      const named = namedAt(folder, file, { line, character }, new Set());
      return named ? { folder: folder.uri, id: named.identity.id } : null;
    }),
  );
  connection.onRequest(FINDINGS, () => fresh((): FindingsResult => ({ groups: folders().flatMap(findingGroups) })));
  connection.onRequest(FINDINGS_OF, (asked: FindingsOf) =>
    fresh((): LeafDto[] => {
      const folder = state.folders.get(asked.folder);
      return folder ? findingsOf(folder, asked) : [];
    }),
  );
}

/** Asks the editor to draw its lenses again. */
export function refreshLenses(connection: Connection): void {
  void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
}
