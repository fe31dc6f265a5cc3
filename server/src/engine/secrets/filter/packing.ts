/** The needles as one text, from which the filter's table is soon made: done when the product is built, see esbuild.js. */

import { PAIRS } from '../values/letters';
import { COMMON_TRIGRAMS } from './common-trigrams';
import { CLASS, classAt, LOWEST_TARGET, trigramAt, ZERO } from './trigrams';

/** Something to look for: the bytes of a literal and what to do about it. */
export interface Needle {
  readonly literal: Uint8Array;
  /** Bits of `Trait` (trigrams.ts). */
  readonly traits: number;
  readonly target: number;
}

/** How common a class is in source code and configuration, 0 (rare) to 9, in the order of the classes. */
const COMMON = '0635594337136577518785333315443332233756533541232154566334433911';

/** Each needle under its rarest trigram, sorted by it; needles of one trigram stay in the order in which they are given. */
export function pack(needles: readonly Needle[]): string {
  const entries = needles.map((needle) => {
    const last = rarest(needle.literal);
    return { ...needle, last, key: trigramAt(needle.literal, last) };
  });
  entries.sort((a, b) => a.key - b.key);
  const targets = entries.map(({ target }) => target + LOWEST_TARGET);
  return [
    digits([needles.length >> 12, (needles.length >> 6) & 63, needles.length & 63]),
    digits(entries.map(({ last }) => last)),
    digits(entries.map(({ literal }) => literal.length)),
    digits(entries.map(({ traits }) => traits)),
    digits(targets.map((target) => target >> 6)),
    digits(targets.map((target) => target & 63)),
    entries.map(({ literal }) => String.fromCharCode(...literal)).join(' '),
  ].join('');
}

/** One character for each number. */
function digits(numbers: readonly number[]): string {
  if (numbers.some((one) => one < 0 || one > 63)) throw new Error('a needle does not fit into the filter');
  return numbers.map((one) => String.fromCharCode(ZERO + one)).join('');
}

function rarest(literal: Uint8Array): number {
  let best = 2;
  let least = Number.POSITIVE_INFINITY;
  for (let last = 2; last < literal.length; last++) {
    // With a byte on both sides it tells more.
    const bare = Number(last === 2) + Number(last === literal.length - 1);
    const often = oftenness(literal, last) + 2 * bare;
    if (often < least) {
      least = often;
      best = last;
    }
  }
  return best;
}

/** A measure of how often a trigram is met: measured for the common ones, below that estimated. */
function oftenness(literal: Uint8Array, last: number): number {
  const rank = RANK[trigramAt(literal, last)] as number;
  if (rank !== 0) return 10_000 - rank;
  const [a, b, c] = [classAt(literal, last - 2), classAt(literal, last - 1), classAt(literal, last)];
  return a === 0 || b === 0 || c === 0 ? 100_000 : commonness(a) + follows(a, b) + follows(b, c);
}

/** Place of a trigram among the common ones, from 1; 0 for all others. */
const RANK = new Uint16Array(1 << 18);
for (let i = 0; i < COMMON_TRIGRAMS.length; i += 3) {
  let key = 0;
  for (let n = i; n < i + 3; n++) key = (key << 6) | (CLASS[COMMON_TRIGRAMS.charCodeAt(n)] as number);
  RANK[key] = i / 3 + 1;
}

/** Binary logarithm of how often the class is seen, roughly. */
function commonness(kind: number): number {
  return (Number(COMMON[kind]) - 9) * 0.75 - 3.5;
}

/** The same for the second class after the first: letters keep to the pairs of words. */
function follows(first: number, second: number): number {
  if (first > 26 || second > 26) return commonness(second);
  return (PAIRS.charCodeAt((first - 1) * 26 + second - 1) - 109) / 2 - Math.log2(26);
}
