/** Did you mean: the one known word that a misspelt one is nearest to. */

/** Longer words are no names; nothing is near to them. */
const LONGEST = 128;

/**
 * The candidate that the word most likely was meant to be, or undefined where none is near or two are equally near. Case does
 * not count; a letter left out, put in, replaced or swapped with its neighbour counts one, and longer words may have more.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  let limit = word.length < 4 ? 0 : word.length < 7 ? 1 : word.length < 14 ? 2 : 3;
  let best: string | undefined;
  let ties = 0;
  for (const candidate of candidates) {
    const found = distance(lower, candidate.toLowerCase(), limit);
    if (found > limit || (best !== undefined && candidate === best)) continue;
    ties = best !== undefined && found === limit ? ties + 1 : 0;
    if (found < limit || best === undefined) [best, ties] = [candidate, 0];
    limit = found;
  }
  return ties === 0 ? best : undefined;
}

/** Optimal string alignment distance; anything above the limit is only known to be above it. */
export function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
