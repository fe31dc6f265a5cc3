/** Byte-level second looks at what may be encoded: only what passes them is worth a string. */
import { isQuote, lower } from '../filter/bytes';
import { isBase64, quadsAreText } from './base64';
import { isHex } from './hex';
import { isPrintable } from './model';
import { Hidden } from './targets';

const SHORTEST_BASE64 = 20;
const SHORTEST_HEX = 24;
const SHORTEST_VALUE = 12;
/** How far from a percent sign or backslash the name of a secret may stand. */
const NEAR = 64;
const LF = 10;
const SPACE = 32;
const LETTER_E = 101;
const PERCENT = 37;
const BACKSLASH = 92;

/** Where the encoded text that a needle at `at` promises is to be read; -1 where it promises none. */
export function hiddenAt(bytes: Uint8Array, target: number, at: number, end: number): number {
  if (target >= Hidden.base64Three) return isBase64Text(bytes, at, phaseOf(target)) ? at : -1;
  if (target === Hidden.hex) return isHexText(bytes, at) ? at : -1;
  if (target === Hidden.percent) return namesSecretNear(bytes, at) || hasLogin(bytes, at, end) ? at : -1;
  if (target === Hidden.percentChain) return chain(bytes, at, PERCENT, 3) >= 4 ? at : -1;
  if (target === Hidden.escape) return isEscape(bytes, at) ? at : -1;
  if (target === Hidden.escapeChain) return chain(bytes, at, BACKSLASH, 4) >= 5 ? at : -1;
  return valueBeside(bytes, at, end);
}

function phaseOf(target: number): number {
  return target === Hidden.base64 ? 0 : target === Hidden.base64Two ? 2 : 3;
}

function isBase64Text(bytes: Uint8Array, at: number, phase: number): boolean {
  let from = at;
  while (from > 0 && at - from < SHORTEST_BASE64 && isBase64(bytes[from - 1] as number)) from--;
  let to = at;
  while (to < bytes.length && to - at < SHORTEST_BASE64 && isBase64(bytes[to] as number)) to++;
  if (to - from < SHORTEST_BASE64) return false;
  const quad = at + ((4 - phase) & 3);
  if (!quadsAreText(bytes, quad, 5)) return false;
  // Near its end too little follows to tell; what stands before must be text then.
  return to - at >= 12 || (quad - 8 >= from && quadsAreText(bytes, quad - 8, 2));
}

function isHexText(bytes: Uint8Array, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < SHORTEST_HEX && isHex(bytes[from - 1] as number)) from--;
  let to = at;
  while (to < bytes.length && to - at < SHORTEST_HEX && isHex(bytes[to] as number)) to++;
  if (to - from < SHORTEST_HEX) return false;
  for (let i = at; i + 1 < to; i += 2) if (!isPrintable(pair(bytes, i))) return false;
  return true;
}

/** `user:password@` after `%3A%2F%2F`. */
function hasLogin(bytes: Uint8Array, at: number, end: number): boolean {
  if (lower(bytes[end - 1] as number) !== 102) return lower(bytes[at] as number) === 112;
  let colon = false;
  for (let i = end; i < Math.min(bytes.length, end + 260) && (bytes[i] as number) > 32 && !isQuote(bytes[i] as number); i++) {
    const code = bytes[i] === PERCENT ? pair(bytes, bytes[i + 1] === 50 && bytes[i + 2] === 53 ? i + 3 : i + 1) : bytes[i];
    if (code === 58) colon = true;
    else if (code === 64) return colon;
    else if (code === 47 || code === 63) return false;
  }
  return false;
}

/** A run of escapes, or a sign that belongs to an assignment or a URL with a secret. */
function isEscape(bytes: Uint8Array, at: number): boolean {
  const octal = bytes[at + 1] !== 117;
  if (octal) return namesSecretNear(bytes, at);
  const code = pair(bytes, at + 4);
  if (!isPrintable(code)) return false;
  if (isUnicode(bytes, at + 6) && isUnicode(bytes, at + 12) && isUnicode(bytes, at + 18)) return !isUnicode(bytes, at - 6);
  const isSign =
    code === 61 || code === 64 || code === 58 || code === 47 || code === 34 || code === 38 || code === 43 || code === 45;
  return isSign && namesSecretNear(bytes, at);
}

function isUnicode(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === BACKSLASH && bytes[at + 1] === 117 && bytes[at + 2] === 48 && bytes[at + 3] === 48;
}

/** How many escapes of `width` bytes stand in a row from `at`, up to eight; 0 where an earlier one starts the row. */
function chain(bytes: Uint8Array, at: number, sign: number, width: number): number {
  let count = 0;
  for (
    let i = at;
    count < 8 && bytes[i] === sign && (sign === PERCENT || bytes[i + 1] === bytes[at + 1] || isDigit(bytes[i + 1]));
    i += width
  )
    count++;
  return count;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** How far from the word of decoding its value may start (behind it) or end (before it). */
const BESIDE = 60;
const LONGEST_BEFORE = 4_000;

/** The base64 value that a word of decoding speaks of: behind it (`atob("…")`) or before it (`echo … | base64 -d`). */
function valueBeside(bytes: Uint8Array, at: number, end: number): number {
  const isWide = lower(bytes[at] as number) === LETTER_E || bytes[at] === SPACE;
  const ahead = Math.min(bytes.length, end + BESIDE);
  for (let i = end; i < ahead && bytes[i] !== LF; i++) {
    if (isBase64(bytes[i] as number) && !isBase64(bytes[i - 1] as number) && isValue(bytes, i, isWide)) return i;
  }
  const back = Math.max(0, at - BESIDE);
  for (let last = at; last > back && bytes[last - 1] !== LF; ) {
    let i = last;
    while (i > 0 && last - i < LONGEST_BEFORE && isBase64(bytes[i - 1] as number)) i--;
    if (last - i >= SHORTEST_VALUE) return isValue(bytes, i, false) ? i : -1;
    last = Math.min(i, last - 1);
  }
  return -1;
}

/** Whether base64 of text starts at `at`; UTF-16 is not looked at more closely here. */
function isValue(bytes: Uint8Array, at: number, isWide: boolean): boolean {
  let to = at;
  while (to - at < 16 && isBase64(bytes[to] as number)) to++;
  return to - at >= SHORTEST_VALUE && (quadsAreText(bytes, at, 6) || (isWide && to - at === 16));
}

const SECRET_WORDS = ['pass', 'secret', 'token', 'key', 'pwd', 'cred', 'auth', 'sig'];

/** `://user:` with slashes written in any way. */
const LOGIN = /:(?:\\?\/|\\u002f){2}[^\s/]{1,40}:/;

/** Whether a word of a secret, or `//` with a login, stands close before `at`. */
function namesSecretNear(bytes: Uint8Array, at: number): boolean {
  let near = '';
  for (let i = Math.max(0, at - NEAR); i < at; i++) near += String.fromCharCode(lower(bytes[i] as number));
  return SECRET_WORDS.some((word) => near.includes(word)) || LOGIN.test(near);
}

function pair(bytes: Uint8Array, at: number): number {
  return (digit(bytes[at]) << 4) | digit(bytes[at + 1]);
}

/** Value of a hexadecimal digit; 256 for anything else, so that a pair with it is no character. */
function digit(byte: number | undefined): number {
  if (byte === undefined || !isHex(byte)) return 256;
  return byte <= 57 ? byte - 48 : (byte | 32) - 87;
}
