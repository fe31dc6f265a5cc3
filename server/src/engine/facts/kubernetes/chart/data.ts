/** What a template works with: values as Go knows them, where each part of a text was written, and what is not known. */
import type { Range } from '../../../syntax/span';

/** Where something was written. `exact`: character by character. `literal`: with its quotes. */
export interface Origin extends Range {
  readonly file: string;
  readonly exact?: true;
  readonly literal?: Range;
}

/** A stretch of text from one place. A `hole` stands for what is not known: the action that would say it. */
export interface Piece {
  readonly text: string;
  readonly origin?: Origin | undefined;
  readonly hole?: true;
  /** The place in the file that is rendered. */
  readonly site?: Range;
}

export interface TextData {
  readonly kind: 'text';
  readonly pieces: readonly Piece[];
}

export interface ListData {
  readonly kind: 'list';
  readonly items: Data[];
  readonly origin?: Origin | undefined;
}

export interface MapData {
  readonly kind: 'map';
  readonly entries: Map<string, Data>;
  /** Where keys are written. */
  readonly keys?: ReadonlyMap<string, Origin>;
  readonly origin?: Origin | undefined;
  /** What a key that is not there would hold is not known. */
  readonly open?: true;
  /** Holes among the entries: they may print more of them. */
  readonly rest?: readonly Piece[];
}

export type Data =
  | { readonly kind: 'nil' }
  | { readonly kind: 'bool'; readonly value: boolean; readonly origin?: Origin | undefined }
  | { readonly kind: 'number'; readonly value: number; readonly origin?: Origin | undefined }
  | TextData
  | ListData
  | MapData
  /** `reference`: the words that would have made it. */
  | { readonly kind: 'unknown'; readonly reference: string };

export const NIL: Data = { kind: 'nil' };
export const TRUE: Data = { kind: 'bool', value: true };
export const FALSE: Data = { kind: 'bool', value: false };

export const boolOf = (value: boolean): Data => (value ? TRUE : FALSE);
export const numberOf = (value: number): Data => ({ kind: 'number', value });
export const textOf = (text: string, origin?: Origin): TextData => ({
  kind: 'text',
  pieces: text === '' ? [] : [{ text, origin }],
});
export const joined = (pieces: readonly Piece[]): TextData => ({ kind: 'text', pieces });
export const listOf = (items: Data[]): ListData => ({ kind: 'list', items });
export const mapOf = (entries: Iterable<readonly [string, Data]>): MapData => ({ kind: 'map', entries: new Map(entries) });

/** What a release is called and where it goes: chosen by whoever installs the chart, and never empty. */
const RELEASE = /^\{\{ \.Release\.(?:Name|Namespace) \}\}$/;
export const isRelease = ({ text, hole }: Piece): boolean => hole === true && RELEASE.test(text);

export function holeOf(reference: string): Piece {
  return { text: `{{ ${reference} }}`, hole: true };
}

export const unknownOf = (reference: string): Data => ({ kind: 'unknown', reference });

export function plain(pieces: readonly Piece[]): string {
  return pieces.length === 1 ? (pieces[0] as Piece).text : pieces.map(({ text }) => text).join('');
}

/** The text of a value that is wholly known. */
export function known(data: Data | undefined): string | undefined {
  return data?.kind === 'text' && !data.pieces.some(({ hole }) => hole) ? plain(data.pieces) : undefined;
}

/** Go's truth: https://pkg.go.dev/text/template#hdr-Actions; undefined where nobody can say. */
export function isTrue(data: Data): boolean | undefined {
  switch (data.kind) {
    case 'nil':
      return false;
    case 'bool':
      return data.value;
    case 'number':
      return data.value !== 0;
    case 'text': {
      const isSure = data.pieces.some((piece) => piece.text !== '' && (!piece.hole || isRelease(piece)));
      return isSure ? true : data.pieces.some(({ hole }) => hole) ? undefined : false;
    }
    case 'list':
      return data.items.length > 0;
    case 'map':
      return data.entries.size > 0 ? true : data.open ? undefined : false;
    default:
      return undefined;
  }
}

/** How Go prints it. */
export function piecesOf(data: Data): readonly Piece[] {
  switch (data.kind) {
    case 'text':
      return data.pieces;
    case 'nil':
      return [];
    case 'bool':
    case 'number':
      return [{ text: String(data.value), origin: data.origin }];
    case 'unknown':
      return [holeOf(data.reference)];
    case 'list':
      return [
        { text: '[' },
        ...data.items.flatMap((one, i) => [...(i > 0 ? [{ text: ' ' }] : []), ...piecesOf(one)]),
        { text: ']' },
      ];
    default:
      return [
        { text: 'map[' },
        ...sorted(data).flatMap(([key, one], i) => [{ text: `${i > 0 ? ' ' : ''}${key}:` }, ...piecesOf(one)]),
        { text: ']' },
      ];
  }
}

/** Go ranges over maps and writes them in the order of their keys. */
export function sorted({ entries }: MapData): [string, Data][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A part of a text: the pieces between two of its characters. */
export function sliceOf(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, piece.text.length);
    at += piece.text.length;
    if (start < end) found.push(start === 0 && end === piece.text.length ? piece : partOf(piece, start, end));
  }
  return found;
}

function partOf(piece: Piece, from: number, to: number): Piece {
  const { origin } = piece;
  const text = piece.text.slice(from, to);
  if (!origin?.exact) return { ...piece, text };
  return { ...piece, text, origin: { file: origin.file, start: origin.start + from, end: origin.start + to, exact: true } };
}

/**
 * The same text in other letters: it still stands where it stood, but no longer character by character. Where a change goes over
 * the border of two parts, the text as a whole stands nowhere.
 */
export function changed(pieces: readonly Piece[], change: (text: string) => string): Piece[] {
  const made = pieces.map((piece) => {
    const text = piece.hole ? piece.text : change(piece.text);
    return text === piece.text ? piece : text.length === piece.text.length ? { ...piece, text } : loose(piece, text);
  });
  if (pieces.length < 2 || pieces.some(({ hole }) => hole)) return made;
  const whole = change(plain(pieces));
  return whole === plain(made) ? made : [{ text: whole }];
}

export function loose(piece: Piece, text: string): Piece {
  const { origin } = piece;
  if (!origin) return { ...piece, text };
  const { file, start, end, literal } = origin;
  return { ...piece, text, origin: { file, start, end, ...(literal ? { literal } : {}) } };
}
