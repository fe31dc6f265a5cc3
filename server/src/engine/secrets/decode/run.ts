/** Encoded values that go on over several lines or string pieces: where their characters stand. */

/** A value of many pieces: the text without what joins them, and the place of each character. */
export interface Run {
  readonly chars: string;
  readonly at: Uint32Array;
  /** Where in `chars` the last piece starts, when it is not the only one. */
  readonly lastPiece: number;
}

/** How far a value is followed from the place that was seen. */
const BACK = 8 * 1024;
export const AHEAD = 56 * 1024;

/** What may stand between two pieces: a line break and its indentation, `\n`, a continued line, two string literals. */
const JOIN = String.raw`(?:\\r)?\\n|[ \t]{0,8}\\?\r?\n[ \t]{0,60}(?:[#*>|][ \t]{0,4})?|["'][ \t]{0,8}[+.,&]?[ \t]{0,8}\\?\r?\n[ \t]{0,60}[+.&]?[ \t]{0,8}["']`;
const JOIN_AHEAD = new RegExp(JOIN, 'y');
const JOIN_BEFORE = new RegExp(`(?:${JOIN})$`);
const LONGEST_JOIN = 150;
/** A shorter piece is no line of a wrapped value: what follows it is another word. */
const SHORTEST_LINE = 32;

/**
 * The run of characters of the set around `at`, over line breaks where the pieces are as long as those of a wrapped value.
 * Linear in the size of the run, which is bounded.
 */
export function runAround(text: string, at: number, isIn: (code: number) => boolean): Run {
  const first = pieceAround(text, at, isIn);
  const pieces = [first];
  for (let piece = first; ; ) {
    const before = pieceBefore(text, piece, isIn);
    if (!before || at - before.start > BACK) break;
    pieces.unshift(before);
    piece = before;
  }
  for (let piece = first; ; ) {
    const after = pieceAfter(text, piece, isIn);
    if (!after || after.end - at > AHEAD) break;
    pieces.push(after);
    piece = after;
  }
  const at32 = new Uint32Array(pieces.reduce((sum, { start, end }) => sum + end - start, 0));
  let n = 0;
  for (const { start, end } of pieces) for (let i = start; i < end; i++) at32[n++] = i;
  const last = pieces[pieces.length - 1] as Piece;
  const chars = pieces.map(({ start, end }) => text.slice(start, end)).join('');
  return { chars, at: at32, lastPiece: pieces.length > 1 ? n - (last.end - last.start) : n };
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

function pieceAround(text: string, at: number, isIn: (code: number) => boolean): Piece {
  let start = at;
  while (start > 0 && at - start < BACK && isIn(text.charCodeAt(start - 1))) start--;
  // The letter of `\n` is no part of the value.
  if (text.charAt(start - 1) === '\\' && /[nrt]/.test(text.charAt(start)) && start < at) start++;
  return { start, end: endOf(text, at, at + AHEAD, isIn) };
}

function endOf(text: string, at: number, limit: number, isIn: (code: number) => boolean): number {
  let end = at;
  while (end < text.length && end < limit && isIn(text.charCodeAt(end))) end++;
  return end;
}

function pieceAfter(text: string, piece: Piece, isIn: (code: number) => boolean): Piece | undefined {
  const length = piece.end - piece.start;
  if (length < SHORTEST_LINE) return undefined;
  JOIN_AHEAD.lastIndex = piece.end;
  const join = JOIN_AHEAD.exec(text);
  if (!join) return undefined;
  const start = piece.end + join[0].length;
  const end = endOf(text, start, start + length + 1, isIn);
  // The last line may be shorter; a longer one belongs to something else. `name: …`, `NAME=…` is the next entry.
  const isLine = /^(?:={0,2}[ \t]{0,4}(?:[\r\n"'\\<,;)}\]|]|$))/.test(text.slice(end, end + 8));
  return end > start && end - start <= length && isLine ? { start, end } : undefined;
}

function pieceBefore(text: string, piece: Piece, isIn: (code: number) => boolean): Piece | undefined {
  const head = text.slice(Math.max(0, piece.start - LONGEST_JOIN), piece.start);
  const join = JOIN_BEFORE.exec(head);
  if (!join) return undefined;
  const end = piece.start - join[0].length;
  let start = end;
  const limit = Math.max(0, end - 1_000);
  while (start > limit && isIn(text.charCodeAt(start - 1))) start--;
  if (text.charAt(start - 1) === '\\' && /[nrt]/.test(text.charAt(start)) && start < end) start++;
  return end - start >= Math.max(SHORTEST_LINE, piece.end - piece.start) ? { start, end } : undefined;
}
