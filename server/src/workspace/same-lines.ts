/**
 * For each line of `now` the line of `before` that it is, or -1: what stands the same at both ends of a text, and between them
 * the lines that occur once in both, in an order that holds for both. A line that was changed, or cannot be told, is no line of
 * before.
 */
export function sameLines(before: readonly number[], now: readonly number[]): Int32Array {
  const same = new Int32Array(now.length).fill(-1);
  match(before, now, same, [0, before.length, 0, now.length]);
  return same;
}

type Part = readonly [beforeFrom: number, beforeTo: number, nowFrom: number, nowTo: number];

function match(before: readonly number[], now: readonly number[], same: Int32Array, whole: Part): void {
  const parts: Part[] = [whole];
  for (let part = parts.pop(); part; part = parts.pop()) {
    let [a, aEnd, b, bEnd] = part;
    while (a < aEnd && b < bEnd && before[a] === now[b]) same[b++] = a++;
    while (a < aEnd && b < bEnd && before[aEnd - 1] === now[bEnd - 1]) same[--bEnd] = --aEnd;
    if (a === aEnd || b === bEnd) continue;
    const found = anchors(before, now, [a, aEnd, b, bEnd]);
    for (const [from, to] of found) {
      parts.push([a, from, b, to]);
      same[to] = from;
      [a, b] = [from + 1, to + 1];
    }
    // Without one nothing here is certain.
    if (found.length > 0) parts.push([a, aEnd, b, bEnd]);
  }
}

/** Pairs of lines that occur once in each, longest run in which both rise. */
function anchors(before: readonly number[], now: readonly number[], [a, aEnd, b, bEnd]: Part): [number, number][] {
  const counts = new Map<number, { from: number; to: number; a: number; b: number }>();
  for (let i = a; i < aEnd; i++) {
    const known = counts.get(before[i] as number);
    if (known) known.a++;
    else counts.set(before[i] as number, { from: i, to: -1, a: 1, b: 0 });
  }
  for (let i = b; i < bEnd; i++) {
    const known = counts.get(now[i] as number);
    if (known) [known.to, known.b] = [i, known.b + 1];
  }
  const once = [...counts.values()].filter((one) => one.a === 1 && one.b === 1);
  return longestRise(once.map(({ from, to }) => [from, to]));
}

/** Patience sorting: pairs come by their first number; the longest list whose second numbers rise too. */
function longestRise(pairs: readonly (readonly [number, number])[]): [number, number][] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (let i = 0; i < pairs.length; i++) {
    const to = (pairs[i] as readonly [number, number])[1];
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as readonly [number, number])[1] < to) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = i;
  }
  const run: [number, number][] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i] as number) {
    const pair = pairs[i] as readonly [number, number];
    run.push([pair[0], pair[1]]);
  }
  return run.reverse();
}
