/** What several rounds of edits do to a text, as one list of edits against the text before all of them. */
import type { Range } from '../syntax/span';
import type { Edit } from './model';

/** A text in the making: parts of the first text, and new text between them. */
export type Pieces = readonly (Range | string)[];

/** A text of this length in which nothing has changed yet. */
export function untouched(length: number): Pieces {
  return length > 0 ? [{ start: 0, end: length }] : [];
}

/** The pieces after one more round; its edits refer to the text that the pieces make, and fit it. */
export function edited(pieces: Pieces, edits: readonly Edit[]): Pieces {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  const out: (Range | string)[] = [];
  const rest = [...pieces].reverse();
  let at = 0;
  /** Goes on to an offset; what lies before it is kept or dropped. */
  const advance = (to: number, keep: boolean) => {
    while (at < to) {
      const next = rest.pop();
      if (next === undefined) return;
      const length = typeof next === 'string' ? next.length : next.end - next.start;
      const used = Math.min(length, to - at);
      if (used < length) rest.push(cut(next, used, length));
      if (keep) out.push(cut(next, 0, used));
      at += used;
    }
  };
  for (const { edit } of ordered) {
    advance(edit.start, true);
    advance(edit.end, false);
    if (edit.text !== '') out.push(edit.text);
  }
  advance(Number.POSITIVE_INFINITY, true);
  return out;
}

function cut(piece: Range | string, from: number, to: number): Range | string {
  return typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
}

/** The edits that turn the first text, of this length, into what the pieces make. */
export function editsOf(pieces: Pieces, length: number): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let text = '';
  const close = (start: number) => {
    if (start > at || text !== '') edits.push({ start: at, end: start, text });
    text = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}
