/** From places in a rendered text back to where it was written. */
import type { Range } from '../../../syntax/span';
import { type Origin, type Piece, plain } from './data';

export interface Rendered {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Where each piece begins. */
  readonly starts: readonly number[];
}

export function rendered(pieces: readonly Piece[]): Rendered {
  const kept = pieces.filter(({ text }) => text !== '');
  const starts: number[] = [];
  let at = 0;
  for (const { text } of kept) {
    starts.push(at);
    at += text.length;
  }
  return { text: plain(kept), pieces: kept, starts };
}

/** The index of the piece that holds the character. */
function indexAt({ starts }: Rendered, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The one file that all of a stretch was written in, and where; undefined where it is from several, or not known. */
export function originAt(map: Rendered, { start, end }: Range): Origin | undefined {
  const last = Math.max(start, end - 1);
  const [from, to] = [indexAt(map, start), indexAt(map, last)];
  const [first, final] = [map.pieces[from], map.pieces[to]];
  if (!first?.origin || !final?.origin) return undefined;
  const { file } = first.origin;
  for (let i = from; i <= to; i++) {
    const { origin, text, hole } = map.pieces[i] as Piece;
    if (hole || (origin ? origin.file !== file : text.trim() !== '')) return undefined;
  }
  const begin = startIn(first.origin, start - (map.starts[from] as number));
  const stop = end > start ? endIn(final.origin, last + 1 - (map.starts[to] as number)) : begin;
  const literal = from === to ? first.origin.literal : undefined;
  const isWhole = literal && begin === first.origin.start && stop === first.origin.end;
  return { file, start: begin, end: Math.max(begin, stop), ...(isWhole ? { literal } : {}) };
}

/** The stretch of the file that was rendered: its own text, or the action that printed it. */
export function siteAt(map: Rendered, { start, end }: Range): Range {
  const last = Math.max(start, end - 1);
  const [from, to] = [indexAt(map, start), indexAt(map, last)];
  const [first, final] = [map.pieces[from], map.pieces[to]];
  const begin = first ? siteStart(first, start - (map.starts[from] as number)) : 0;
  if (end <= start) return { start: begin, end: begin };
  return { start: begin, end: Math.max(begin, final ? siteEnd(final, last + 1 - (map.starts[to] as number)) : 0) };
}

const startIn = ({ start, exact }: Origin, by: number): number => (exact ? start + by : start);
const endIn = ({ start, end, exact }: Origin, by: number): number => (exact ? Math.min(start + by, end) : end);

const siteStart = ({ site, origin }: Piece, by: number): number => site?.start ?? (origin ? startIn(origin, by) : 0);
const siteEnd = ({ site, origin }: Piece, by: number): number => site?.end ?? (origin ? endIn(origin, by) : 0);
