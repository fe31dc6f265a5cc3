import type { Range } from './span';

/**
 * Looks up which of many ranges meet a given one, in about the time of a binary search: a file may hold thousands. The ranges
 * may lie in any order and may overlap; the look-up gives every one that shares a character with `start` to `end`.
 */
export function overlapsOf<T>(
  all: readonly T[],
  rangeOf: (one: T) => Range,
): (start: number, end: number) => Generator<T, void, undefined> {
  const ordered = all.map((one) => ({ one, ...rangeOf(one) })).sort((a, b) => a.start - b.start);
  // How far any range up to here reaches: walking back ends where nothing reaches far enough.
  const reach: number[] = [];
  for (const { end } of ordered) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return function* meeting(start, end) {
    for (let i = firstFrom(ordered, end) - 1; i >= 0 && (reach[i] as number) > start; i--) {
      const range = ordered[i] as { one: T; end: number };
      if (range.end > start) yield range.one;
    }
  };
}

/** Index of the first range, of ranges ordered by their start, that starts at `start` or behind it. */
export function firstFrom(ordered: readonly { readonly start: number }[], start: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as { start: number }).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
