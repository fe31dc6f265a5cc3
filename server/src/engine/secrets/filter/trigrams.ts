/** The table of the filter: which three bytes in a row make a literal possible. 64 byte classes (letters folded) give 2^18 entries. */

import { lower } from './bytes';

const PUNCTUATION = '_-.:/="\'+@$~?&;,()<>[]{} !%';

/** Class of each byte: 1–26 letters, 27–36 digits, 37–63 punctuation, 0 everything else (never part of a fingerprint). */
export const CLASS = new Uint8Array(256);
for (let i = 0; i < 26; i++) CLASS[97 + i] = CLASS[65 + i] = 1 + i;
for (let i = 0; i < 10; i++) CLASS[48 + i] = 27 + i;
for (let i = 0; i < PUNCTUATION.length; i++) CLASS[PUNCTUATION.charCodeAt(i)] = 37 + i;

/** What is to be known of a needle before its format is: upper and lower case are the same; it is a value's start; a vendor's word. */
export const Trait = { fold: 1, first: 2, vendor: 4 } as const;

/** Needles in the order of their fingerprints, taken apart into arrays: thousands of small objects would not stay in the cache. */
export interface Table {
  /** Not 0 for each trigram that is some needle's: small, so that it stays in the processor's cache. */
  readonly flag: Uint8Array;
  /** For each trigram the number of its bucket, from 1; 0 where nothing starts. */
  readonly slot: Uint16Array;
  /** One bit for each trigram with the classes before and behind it, as any needle of its bucket has them: see `nearBit`. */
  readonly near: Uint8Array;
  /** Not 0 for a bucket with a needle of three bytes: any neighbours will do. */
  readonly open: Uint8Array;
  /** Where a bucket's needles start; the next bucket's start is their end. */
  readonly bucket: Uint16Array;
  readonly text: Uint8Array;
  /** Where each needle's literal starts in `text`, and how long it is. */
  readonly start: Uint32Array;
  readonly length: Uint8Array;
  /** Place of the fingerprint's last byte in the literal. */
  readonly last: Uint8Array;
  /** Bits of `Trait`. */
  readonly traits: Uint8Array;
  readonly target: Int16Array;
}

/**
 * Builds the table of what `pack` (packing.ts) wrote: the number of needles in three digits, five columns with one digit a
 * needle (place of its rarest trigram, length, traits, target in two digits), then the literals.
 */
export function tableOf(packed: string): Table {
  const bytes = new TextEncoder().encode(packed);
  const count = digit(bytes, 0) * 4096 + digit(bytes, 1) * 64 + digit(bytes, 2);
  const column = (n: number) => bytes.subarray(COUNT + n * count, COUNT + (n + 1) * count);
  const [last, length, traits, high, low] = [column(0), column(1), column(2), column(3), column(4)];
  const table = {
    flag: new Uint8Array(1 << 18),
    slot: new Uint16Array(1 << 18),
    near: new Uint8Array(NEAR_BITS >> 3),
    open: new Uint8Array(count + 1),
    bucket: new Uint16Array(count + 2),
    text: bytes.subarray(COUNT + 5 * count),
    start: new Uint32Array(count + 1),
    length: new Uint8Array(count),
    last: new Uint8Array(count),
    traits: new Uint8Array(count),
    target: new Int16Array(count),
  };
  let buckets = 0;
  for (let n = 0; n < count; n++) {
    const start = table.start[n] as number;
    const end = start + digit(length, n);
    const place = digit(last, n);
    table.length[n] = end - start;
    // A blank stands between: literals that run into each other would look like tokens to other scanners.
    table.start[n + 1] = end + 1;
    table.last[n] = place;
    table.traits[n] = digit(traits, n);
    table.target[n] = digit(high, n) * 64 + digit(low, n) - LOWEST_TARGET;
    const key = trigramAt(table.text, start + place);
    if (table.slot[key] === 0) {
      table.flag[key] = 1;
      table.slot[key] = ++buckets;
      table.bucket[buckets] = n;
    }
    table.bucket[buckets + 1] = n + 1;
    allowNear(table, buckets, start, start + place, end);
  }
  return table;
}

const COUNT = 3;
/** Targets are written from here up, so that none is negative. */
export const LOWEST_TARGET = 128;
/** What 0 is written as; 64 characters from here are digits. */
export const ZERO = 48;

function digit(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) - ZERO;
}

/** Notes the neighbours of a fingerprint; where the literal has none, every class will do. */
function allowNear({ near, open, text }: Table, bucket: number, start: number, last: number, end: number): void {
  const before = last - 3 < start ? ANY : classAt(text, last - 3);
  const behind = last + 1 >= end ? ANY : classAt(text, last + 1);
  if (before === ANY && behind === ANY) {
    open[bucket] = 1;
    return;
  }
  const bit = nearBit(bucket, before, behind);
  near[bit >> 3] = (near[bit >> 3] as number) | (1 << (bit & 7));
}

/** In place of a class: whatever stands there. */
const ANY = 64;
const NEAR_BITS = 1 << 18;

/** Bucket and two classes are 26 bits; the ones that fall together cost a look too many. */
function nearBit(bucket: number, before: number, behind: number): number {
  return (Math.imul((bucket << 14) | (before << 7) | behind, 0x9e3779b1) >>> 14) & (NEAR_BITS - 1);
}

/** Whether some needle of the bucket has such neighbours. Beyond the ends of a file stands nothing. */
export function mayStand({ near, open }: Table, bucket: number, previous = 0, next = 0): boolean {
  if (open[bucket] !== 0) return true;
  const before = CLASS[previous] as number;
  const behind = CLASS[next] as number;
  return (
    isSet(near, nearBit(bucket, before, behind)) ||
    isSet(near, nearBit(bucket, ANY, behind)) ||
    isSet(near, nearBit(bucket, before, ANY))
  );
}

function isSet(bits: Uint8Array, bit: number): boolean {
  return (((bits[bit >> 3] as number) >> (bit & 7)) & 1) !== 0;
}

/** Whether the needle with this number stands at `at`. */
export function needleStandsAt(
  { text, start, length: lengths, traits }: Table,
  needle: number,
  bytes: Uint8Array,
  at: number,
): boolean {
  const from = start[needle] as number;
  const length = lengths[needle] as number;
  if (at < 0 || at + length > bytes.length) return false;
  for (let i = 0; i < length; i++) {
    const byte = bytes[at + i] as number;
    if (byte !== text[from + i] && !(((traits[needle] as number) & Trait.fold) !== 0 && lower(byte) === text[from + i]))
      return false;
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
