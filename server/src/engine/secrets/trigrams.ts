/** The table of the filter: which three bytes in a row make a literal possible. 64 byte classes (letters folded) give 2^18 entries. */

const PUNCTUATION = '_-.:/="\'+@$~?&;,()<>[]{} !%';

/** Class of each byte: 1–26 letters, 27–36 digits, 37–63 punctuation, 0 everything else (never part of a fingerprint). */
export const CLASS = new Uint8Array(256);
for (let i = 0; i < 26; i++) CLASS[97 + i] = CLASS[65 + i] = 1 + i;
for (let i = 0; i < 10; i++) CLASS[48 + i] = 27 + i;
for (let i = 0; i < PUNCTUATION.length; i++) CLASS[PUNCTUATION.charCodeAt(i)] = 37 + i;

/** How common a class is in source code and configuration, 0 (rare) to 9, in the order of the classes. */
const COMMON = '0635549465713677728886514425443332233756533541232154566334433911';

/** Something to look for: the bytes of a literal and what to do about it. */
export interface Needle {
  readonly literal: Uint8Array;
  /** Upper and lower case are the same. */
  readonly fold: boolean;
  readonly target: number;
}

export interface Table {
  /** Index into `buckets` for each trigram; 0 where nothing starts. */
  readonly slot: Uint8Array | Uint16Array;
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
  return { slot, buckets };
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
    let common = 0;
    for (let i = last - 2; i <= last; i++) {
      const kind = classAt(literal, i);
      common += kind === 0 ? 100 : Number(COMMON[kind]);
    }
    if (common < least) {
      least = common;
      best = last;
    }
  }
  return best;
}
