/** Byte classes of the filter. Everything here works on numbers: no string is made before a hit is worth one. */
import type { CharClass } from '../formats/model';

const BIT: Readonly<Record<CharClass, number>> = { base62: 1, url: 2, base64: 4, hex: 8, digit: 16, token: 32 };

/** For each byte the set of character classes it belongs to, as bits. */
const CLASSES = new Uint8Array(256);
for (let byte = 33; byte < 127; byte++) {
  const char = String.fromCharCode(byte);
  let bits = 0;
  if (/[A-Za-z0-9]/.test(char)) bits |= BIT.base62;
  if (/[A-Za-z0-9_-]/.test(char)) bits |= BIT.url;
  if (/[A-Za-z0-9+/]/.test(char)) bits |= BIT.base64;
  if (/[0-9a-fA-F]/.test(char)) bits |= BIT.hex;
  if (/[0-9]/.test(char)) bits |= BIT.digit;
  if (/[A-Za-z0-9+/=_.,~%:-]/.test(char)) bits |= BIT.token;
  CLASSES[byte] = bits;
}

/** Whether at least `count` bytes of the class stand at `at`. */
export function runs(bytes: Uint8Array, at: number, kind: CharClass, count: number): boolean {
  const end = at + count;
  if (end > bytes.length) return false;
  const bit = BIT[kind];
  for (let i = at; i < end; i++) if (((CLASSES[bytes[i] as number] as number) & bit) === 0) return false;
  return true;
}

/** A letter or digit before a token's first byte makes it part of a longer word; the letter of `\n`, `\r` and `\t` does not. */
export function startsHere(bytes: Uint8Array, at: number): boolean {
  if (at === 0 || !isWord(bytes[at - 1] as number)) return true;
  const before = bytes[at - 1];
  return at > 1 && bytes[at - 2] === 92 && (before === 110 || before === 114 || before === 116);
}

/** Letter or digit. */
export function isWord(byte: number): boolean {
  return ((CLASSES[byte] as number) & 1) !== 0;
}

/** What may stand in a name: letter, digit, `_`. */
export function isName(byte: number): boolean {
  return isWord(byte) || byte === 95;
}

export function isQuote(byte: number): boolean {
  return byte === 34 || byte === 39 || byte === 96;
}

/** ASCII lower case of a byte. */
export function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** The first place from `at` on that is no blank and no tab, or `limit`. */
export function skipBlanks(bytes: Uint8Array, at: number, limit: number): number {
  let i = at;
  while (i < limit && (bytes[i] === 32 || bytes[i] === 9)) i++;
  return i;
}
