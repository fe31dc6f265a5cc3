/** The table of the filter: which three bytes in a row make a literal possible. 64 byte classes (letters folded) give 2^18 entries. */
import { BIGRAMS } from './bigrams';
import { COMMON_TRIGRAMS } from './common-trigrams';

const PUNCTUATION = '_-.:/="\'+@$~?&;,()<>[]{} !%';

/** Class of each byte: 1–26 letters, 27–36 digits, 37–63 punctuation, 0 everything else (never part of a fingerprint). */
export const CLASS = new Uint8Array(256);
for (let i = 0; i < 26; i++) CLASS[97 + i] = CLASS[65 + i] = 1 + i;
for (let i = 0; i < 10; i++) CLASS[48 + i] = 27 + i;
for (let i = 0; i < PUNCTUATION.length; i++) CLASS[PUNCTUATION.charCodeAt(i)] = 37 + i;

/** How common a class is in source code and configuration, 0 (rare) to 9, in the order of the classes. */
const COMMON = '0635594337136577518785333315443332233756533541232154566334433911';

/** Something to look for: the bytes of a literal and what to do about it. */
export interface Needle {
  readonly literal: Uint8Array;
  /** Upper and lower case are the same. */
  readonly fold: boolean;
  readonly target: number;
}

export interface Table {
  /** Not 0 for each trigram that is some needle's: small, so that it stays in the processor's cache. */
  readonly flag: Uint8Array;
  /** Index into `buckets` for each trigram; 0 where nothing starts. */
  readonly slot: Uint16Array;
  readonly buckets: readonly (readonly Placed[])[];
}

/** A needle and the place of its fingerprint's last byte in it. */
export interface Placed extends Needle {
  readonly last: number;
}

/** Builds the table: each needle is entered under its rarest trigram. */
export function tableOf(needles: readonly Needle[]): Table {
  const slot = new Uint16Array(1 << 18);
  const buckets: Placed[][] = [[]];
  for (const needle of needles) {
    const last = rarest(needle.literal);
    const key = trigramAt(needle.literal, last);
    if (slot[key] === 0) slot[key] = buckets.push([]) - 1;
    buckets[slot[key] as number]?.push({ ...needle, last });
  }
  return { flag: Uint8Array.from(slot, (bucket) => (bucket === 0 ? 0 : 1)), slot, buckets };
}

function trigramAt(bytes: Uint8Array, last: number): number {
  return ((classAt(bytes, last - 2) << 12) | (classAt(bytes, last - 1) << 6) | classAt(bytes, last)) & 0x3ffff;
}

function classAt(bytes: Uint8Array, at: number): number {
  return CLASS[bytes[at] as number] as number;
}

function rarest(literal: Uint8Array): number {
  let best = 2;
  let least = Number.POSITIVE_INFINITY;
  for (let last = 2; last < literal.length; last++) {
    const often = oftenness(literal, last);
    if (often < least) {
      least = often;
      best = last;
    }
  }
  return best;
}

/** A measure of how often a trigram is met: measured for the common ones, below that estimated. */
function oftenness(literal: Uint8Array, last: number): number {
  const rank = COMMON_RANK.get(trigramAt(literal, last));
  if (rank !== undefined) return 10_000 - rank;
  const [a, b, c] = [classAt(literal, last - 2), classAt(literal, last - 1), classAt(literal, last)];
  return a === 0 || b === 0 || c === 0 ? 100_000 : commonness(a) + follows(a, b) + follows(b, c);
}

const COMMON_RANK = new Map<number, number>();
for (let i = 0; i < COMMON_TRIGRAMS.length; i += 3) {
  const letters = Uint8Array.from(COMMON_TRIGRAMS.slice(i, i + 3), (char) => char.charCodeAt(0));
  COMMON_RANK.set(trigramAt(letters, 2), i);
}

/** Binary logarithm of how often the class is seen, roughly. */
function commonness(kind: number): number {
  return (Number(COMMON[kind]) - 9) * 0.75 - 3.5;
}

/** The same for the second class after the first: letters keep to the pairs of words. */
function follows(first: number, second: number): number {
  if (first > 26 || second > 26) return commonness(second);
  return (BIGRAMS.charCodeAt((first - 1) * 26 + second - 1) - 109) / 2 - Math.log2(26);
}
