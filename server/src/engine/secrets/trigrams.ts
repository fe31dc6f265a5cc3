/** The table of the filter: which three bytes in a row make a literal possible. 64 byte classes (letters folded) give 2^18 entries. */

import { lower } from './bytes';

const PUNCTUATION = '_-.:/="\'+@$~?&;,()<>[]{} !%';

/** Class of each byte: 1–26 letters, 27–36 digits, 37–63 punctuation, 0 everything else (never part of a fingerprint). */
export const CLASS = new Uint8Array(256);
for (let i = 0; i < 26; i++) CLASS[97 + i] = CLASS[65 + i] = 1 + i;
for (let i = 0; i < 10; i++) CLASS[48 + i] = 27 + i;
for (let i = 0; i < PUNCTUATION.length; i++) CLASS[PUNCTUATION.charCodeAt(i)] = 37 + i;

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

/** Builds the table of what `pack` (packing.ts) wrote: a head of five characters for each needle, then its literal. */
export function tableOf(packed: string): Table {
  const count = digitAt(packed, 0) * 4096 + digitAt(packed, 1) * 64 + digitAt(packed, 2);
  const table = {
    flag: new Uint8Array(1 << 18),
    slot: new Uint16Array(1 << 18),
    near: new Uint8Array(NEAR_BITS >> 3),
    bucket: new Uint16Array(count + 2),
    text: new Uint8Array(packed.length),
    start: new Uint32Array(count + 1),
    last: new Uint8Array(count),
    fold: new Uint8Array(count),
    target: new Int16Array(count),
  };
  const { flag, slot, near, bucket, text, start } = table;
  let buckets = 0;
  let at = 3;
  let end = 0;
  for (let n = 0; n < count; n++) {
    const length = digitAt(packed, at);
    const last = digitAt(packed, at + 1);
    table.last[n] = last;
    table.fold[n] = digitAt(packed, at + 2);
    table.target[n] = digitAt(packed, at + 3) * 64 + digitAt(packed, at + 4) - LOWEST_TARGET;
    at += HEAD;
    const from = end;
    for (; end < from + length; end++) text[end] = packed.charCodeAt(at++);
    start[n + 1] = end;
    const key = trigramAt(text, from + last);
    flag[key] = 1;
    if (slot[key] === 0) {
      slot[key] = ++buckets;
      bucket[buckets] = n;
    }
    bucket[buckets + 1] = n + 1;
    allowNear(
      near,
      buckets,
      last < 3 ? -1 : classAt(text, from + last - 3),
      last + 1 >= length ? -1 : classAt(text, from + last + 1),
    );
  }
  return table;
}

/** Characters before a needle's literal: its length, the place of its rarest trigram, whether case matters, its target in two. */
const HEAD = 5;
/** Targets are written from here up, so that none is negative. */
export const LOWEST_TARGET = 128;
/** What 0 is written as; 64 characters from here are digits. */
export const ZERO = 48;

function digitAt(packed: string, at: number): number {
  return packed.charCodeAt(at) - ZERO;
}

/** Notes the neighbours of a fingerprint; where the literal has none (-1), every class will do. */
function allowNear(near: Uint8Array, bucket: number, before: number, behind: number): void {
  const [fewest, most] = before < 0 ? ALL : [before, before];
  const [first, end] = behind < 0 ? ALL : [behind, behind];
  for (let a = fewest; a <= most; a++) {
    for (let b = first; b <= end; b++) {
      const bit = nearBit(bucket, a, b);
      near[bit >> 3] = (near[bit >> 3] as number) | (1 << (bit & 7));
    }
  }
}

const ALL = [0, 63] as const;
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

/** The three classes that end at `last`, as one number. */
export function trigramAt(bytes: Uint8Array, last: number): number {
  return ((classAt(bytes, last - 2) << 12) | (classAt(bytes, last - 1) << 6) | classAt(bytes, last)) & 0x3ffff;
}

/** Class of the byte at `at`. */
export function classAt(bytes: Uint8Array, at: number): number {
  return CLASS[bytes[at] as number] as number;
}
