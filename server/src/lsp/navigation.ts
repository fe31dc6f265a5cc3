/**
 * Go to definition, find references and highlights of identities. The exact name must be under the cursor, and where a
 * language has a server of its own only text that it takes for a string: it knows its names better.
 */
import { type DocumentHighlight, DocumentHighlightKind, type LocationLink, type Position } from 'vscode-languageserver';
import type { Host } from '../engine/facts/model';
import type { Identity } from '../engine/graph/model';
import { lineStarts } from '../engine/syntax/lines';
import { compareText } from '../engine/syntax/order';
import { contains, type Span } from '../engine/syntax/span';
import { placesOf, ranger } from './convert';
import { type Folder, textIn, workspaceOf } from './folder';
import { type IdentityPlace, placesOfIdentity, standingIn } from './standing';

/** Languages whose names an editor follows by itself. */
const PROGRAMS: ReadonlySet<Host> = new Set([
  ...(['typescript', 'javascript', 'python', 'go', 'java', 'csharp'] as const),
  ...(['ruby', 'php', 'rust', 'kotlin', 'groovy', 'powershell', 'shell'] as const),
]);

/** Languages that another extension of the editor follows besides. */
export type Followed = ReadonlySet<string>;

/** What is named at a position, the shortest text first. */
export function namedAt(folder: Folder, file: string, position: Position, followed: Followed): IdentityPlace | undefined {
  const text = textIn(folder, file);
  if (text === undefined) return undefined;
  const offset = (lineStarts(text)[position.line] ?? text.length) + position.character;
  return namesIn(folder, file, text, followed)
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

/** A name stands on one line: what is longer is a body that something follows from. */
function namesIn(folder: Folder, file: string, text: string, followed: Followed): IdentityPlace[] {
  const { graph } = workspaceOf(folder);
  const host = graph.facts.get(file)?.host ?? 'text';
  const stringsOnly = PROGRAMS.has(host) || followed.has(host);
  return standingIn(graph, file).identities.filter(
    ({ span }) => !text.slice(span.start, span.end).includes('\n') && (!stringsOnly || isString(text, span)),
  );
}

function isString(text: string, { start, end }: Span): boolean {
  return /["'`]/.test(text[start] ?? '') || (/["'`\s]/.test(text[start - 1] ?? '') && /["'`]/.test(text[end] ?? ''));
}

/** Where what is named at a position is declared; of a declaration the place itself. */
export function definitionAt(folder: Folder, file: string, position: Position, followed: Followed): LocationLink[] {
  const named = namedAt(folder, file, position, followed);
  if (!named) return [];
  const places = placesOf(folder);
  const origin = places(named.span).range;
  return named.identity.declared.map((span) => {
    const { uri, range } = places(span);
    return { originSelectionRange: origin, targetUri: uri, targetRange: range, targetSelectionRange: range };
  });
}

/** Every place that names what is named at a position. */
export function referencesAt(
  folder: Folder,
  file: string,
  position: Position,
  options: { readonly declarations: boolean; readonly followed: Followed },
): { uri: string; range: LocationLink['targetRange'] }[] {
  const named = namedAt(folder, file, position, options.followed);
  return named ? spansNaming(folder, named.identity, options.declarations).map(placesOf(folder)) : [];
}

/** The spans that name an identity, sorted by file and position; of one inside another the inner. */
export function spansNaming(folder: Folder, identity: Identity, declarations: boolean): Span[] {
  const spans = placesOfIdentity(workspaceOf(folder).graph, identity)
    .flatMap(({ span, declares }) => (declarations || !declares ? span : []))
    .sort((a, b) => compareText(b.file, a.file) || b.start - a.start || a.end - b.end);
  return spans.filter((span, at) => !isAround(span, spans[at - 1])).reverse();
}

function isAround(span: Span, later: Span | undefined): boolean {
  return later !== undefined && later.file === span.file && contains(span, later);
}

/** The places of a file that name what is named at a position. */
export function highlightsAt(folder: Folder, file: string, position: Position, followed: Followed): DocumentHighlight[] {
  const named = namedAt(folder, file, position, followed);
  if (!named) return [];
  const range = ranger(textIn(folder, file) ?? '');
  return placesOfIdentity(workspaceOf(folder).graph, named.identity)
    .filter(({ span }) => span.file === file)
    .map(({ span, declares }) => ({
      range: range(span),
      kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
