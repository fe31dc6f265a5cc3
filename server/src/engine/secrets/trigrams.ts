/** The table of the filter: which three bytes in a row make a literal possible. 64 byte classes (letters folded) give 2^18 entries. */

import { lower } from './bytes';
import { COMMON_TRIGRAMS } from './common-trigrams';
import { PAIRS } from './letters';

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

/** Needles in the order of their fingerprints, taken apart into arrays: thousands of small objects would not stay in the cache. */
export interface Table {
  /** Not 0 for each trigram that is some needle's: small, so that it stays in the processor's cache. */
  readonly flag: Uint8Array;
  /** For each trigram the number of its bucket, from 1; 0 where nothing starts. */
  readonly slot: Uint16Array;
  /** One bit for each trigram with the classes before and behind it, as any needle of its bucket has them: see `nearBit`. */
  readonly near: Uint8Array;
  /** Where a bucket's needles start; the next bucket's start is their end. */
  readonly bucket: Uint16Array;
  readonly text: Uint8Array;
  /** Where each needle's literal starts in `text`; the next one's start is its end. */
  readonly start: Uint32Array;
  /** Place of the fingerprint's last byte in the literal. */
  readonly last: Uint8Array;
  readonly fold: Uint8Array;
  readonly target: Int16Array;
}

/** Builds the table: each needle is entered under its rarest trigram. */
export function tableOf(needles: readonly Needle[]): Table {
  const lasts = Uint8Array.from(needles, ({ literal }) => rarest(literal));
  // Sorted by fingerprint, and needles of one in the order in which they were given.
  const order = Float64Array.from(needles, ({ literal }, n) => trigramAt(literal, lasts[n] as number) * MOST_NEEDLES + n).sort();
  const table = {
    flag: new Uint8Array(1 << 18),
    slot: new Uint16Array(1 << 18),
    near: new Uint8Array(NEAR_BITS >> 3),
    bucket: new Uint16Array(needles.length + 2),
    text: new Uint8Array(needles.reduce((sum, { literal }) => sum + literal.length, 0)),
    start: new Uint32Array(needles.length + 1),
    last: new Uint8Array(needles.length),
    fold: new Uint8Array(needles.length),
    target: new Int16Array(needles.length),
  };
  let buckets = 0;
  for (let n = 0; n < needles.length; n++) {
    const place = (order[n] as number) % MOST_NEEDLES;
    const key = Math.floor((order[n] as number) / MOST_NEEDLES);
    const { literal, fold, target } = needles[place] as Needle;
    const last = lasts[place] as number;
    table.flag[key] = 1;
    if (table.slot[key] === 0) {
      table.slot[key] = ++buckets;
      table.bucket[buckets] = n;
    }
    table.bucket[buckets + 1] = n + 1;
    table.last[n] = last;
    table.fold[n] = fold ? 1 : 0;
    table.target[n] = target;
    const start = table.start[n] as number;
    table.text.set(literal, start);
    table.start[n + 1] = start + literal.length;
    allowNear(table.near, buckets, literal, last);
  }
  return table;
}

const MOST_NEEDLES = 1 << 16;

/** Notes the neighbours of a fingerprint; where the literal has none, every class will do. */
function allowNear(near: Uint8Array, bucket: number, literal: Uint8Array, last: number): void {
  const [before, behind] = [last - 3, last + 1];
  const [fewest, most] = before < 0 ? [0, 63] : [classAt(literal, before), classAt(literal, before)];
  const [first, end] = behind >= literal.length ? [0, 63] : [classAt(literal, behind), classAt(literal, behind)];
  for (let a = fewest; a <= most; a++) {
    for (let b = first; b <= end; b++) {
      const bit = nearBit(bucket, a, b);
      near[bit >> 3] = (near[bit >> 3] as number) | (1 << (bit & 7));
    }
  }
}

const NEAR_BITS = 1 << 20;
/** Bucket and two classes are 24 bits; the ones that fall together cost a look too many. */
function nearBit(bucket: number, before: number, behind: number): number {
  return (Math.imul((bucket << 12) | (before << 6) | behind, 0x9e3779b1) >>> 12) & (NEAR_BITS - 1);
}

/** Whether some needle of the bucket has such neighbours. Beyond the ends of a file stands nothing. */
export function mayStand({ near }: Table, bucket: number, before: number | undefined, behind: number | undefined): boolean {
  const bit = nearBit(
    bucket,
    before === undefined ? 0 : (CLASS[before] as number),
    behind === undefined ? 0 : (CLASS[behind] as number),
  );
  return (((near[bit >> 3] as number) >> (bit & 7)) & 1) !== 0;
}

/** Whether the needle with this number stands at `at`. */
export function needleStandsAt({ text, start, fold }: Table, needle: number, bytes: Uint8Array, at: number): boolean {
  const from = start[needle] as number;
  const length = (start[needle + 1] as number) - from;
  if (at < 0 || at + length > bytes.length) return false;
  for (let i = 0; i < length; i++) {
    const byte = bytes[at + i] as number;
    if (byte !== text[from + i] && !(fold[needle] === 1 && lower(byte) === text[from + i])) return false;
  }
  return true;
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
