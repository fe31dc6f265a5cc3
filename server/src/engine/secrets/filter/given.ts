/** Whether a secret-like word is given a literal, told from the bytes behind it: only what passes is worth a string. */
import { isName, isQuote, isWord, lower, runs, skipBlanks } from './bytes';

const LF = 10;
const SPACE = 32;
/** `value`. */
const VALUE = [118, 97, 108, 117, 101];

/** What stands after a secret-like word. */
export enum Given {
  Nothing = 0,
  /** An unquoted value: `password: changeme`, `TOKEN=abc`. */
  Plain = 1,
  /** A string literal. */
  Quoted = 2,
}

/**
 * Looks whether a name that goes on at `at` (the byte after `password`, `secret`, …) is given a literal: the rest of the
 * name, closing quotes or brackets, an operator (`=` `:` `=>` `:=` `(` `,` `==` `||` `>`), perhaps a type, then a value.
 */
export function givenAt(bytes: Uint8Array, at: number, longestTail: number): Given {
  const limit = Math.min(bytes.length, at + 120);
  let i = at;
  while (i < limit && isName(bytes[i] as number)) i++;
  if (i - at > longestTail) return Given.Nothing;
  i = skipIndex(bytes, i);
  for (let n = 0; n < 4 && i < limit && isCloser(bytes[i] as number); n++) i++;
  if (isNamed(bytes, i)) return Given.Plain;
  if (bytes[i] === 46 && isCall(bytes, i + 1)) return Given.Quoted;
  const gap = i;
  i = skipBlanks(bytes, i, limit);
  const operator = bytes[i] as number;
  if (!isOperator(operator) && !(operator === 46 && bytes[i + 1] === 61) && !isArrow(operator, bytes[i + 1] as number))
    return i > gap ? afterBlank(bytes, i, limit) : Given.Nothing;
  i += isArrow(operator, bytes[i + 1] as number) ? 2 : 1;
  for (let n = 0; n < 4 && isOperatorTail(bytes[i] as number); n++) i++;
  i = operator === 62 ? skipSpace(bytes, i, limit) : skipBlanks(bytes, i, limit);
  if (operator === 58) i = skipType(bytes, i, limit);
  if (operator === 40 && isWord(bytes[i] as number)) i = skipWrapper(bytes, i);
  if (isWord(bytes[i] as number) && isQuote(bytes[i + 1] as number)) i++;
  if (bytes[i] === 64 || bytes[i] === 92) i++;
  if (isQuote(bytes[i] as number)) return isValue(bytes, i + 1, bytes[i] as number) ? Given.Quoted : Given.Nothing;
  return operator !== 40 && operator !== 44 && isPlain(bytes, i) ? Given.Plain : Given.Nothing;
}

/** `"name": "DB_PASSWORD",⏎ "value": …`, `name: DB_PASSWORD⏎ value: …`: the next line gives the value to what is named here. */
function isNamed(bytes: Uint8Array, at: number): boolean {
  let i = bytes[at] === 44 ? at + 1 : at;
  if (bytes[i] !== LF && bytes[i] !== 13) return false;
  const limit = Math.min(bytes.length, i + 64);
  while (i < limit && (bytes[i] as number) <= SPACE) i++;
  if (isQuote(bytes[i] as number)) i++;
  for (const letter of VALUE) if (lower(bytes[i++] as number) !== letter) return false;
  return bytes[isQuote(bytes[i] as number) ? i + 1 : i] === 58;
}

/** `password[25]`, `secrets[]`: what is written behind an array's name. */
function skipIndex(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 91) return at;
  let i = at + 1;
  while (i < at + 6 && runs(bytes, i, 'digit', 1)) i++;
  return bytes[i] === 93 ? i + 1 : at;
}

/** `password.equals("…")`, `secret.assign("…")`: a method that is given a literal; `at` is behind the dot. */
function isCall(bytes: Uint8Array, at: number): boolean {
  let i = at;
  while (i < at + 20 && isName(bytes[i] as number)) i++;
  if (i === at || bytes[i] !== 40 || !isQuote(bytes[i + 1] as number)) return false;
  return isValue(bytes, i + 2, bytes[i + 1] as number);
}

/** `Some("…")`, `String.valueOf("…")`: the literal of a call inside of the call. */
function skipWrapper(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i < at + 24 && (isName(bytes[i] as number) || bytes[i] === 46)) i++;
  return bytes[i] === 40 && isQuote(bytes[i + 1] as number) ? i + 1 : at;
}

/** `->` and `<-`. */
function isArrow(first: number, second: number): boolean {
  return (first === 45 && second === 62) || (first === 60 && second === 45);
}

/** Whether the name that starts at `at` or a little before is compared with a literal in front of it: `"…" == password`, `"…".equals(password)`. */
export function isCompared(bytes: Uint8Array, at: number): boolean {
  let i = at - 1;
  while (i > at - 40 && (isName(bytes[i] as number) || bytes[i] === 46 || bytes[i] === 36)) i--;
  if (bytes[i] === 40) {
    const end = i--;
    while (i > end - 20 && isName(bytes[i] as number)) i--;
    return bytes[i] === 46 && isQuote(bytes[i - 1] as number) && end - i > 3;
  }
  while (i > at - 44 && bytes[i] === SPACE) i--;
  if (bytes[i] !== 61 || (bytes[i - 1] !== 61 && bytes[i - 1] !== 33)) return false;
  i -= bytes[i - 2] === 61 || bytes[i - 2] === 33 ? 3 : 2;
  if (bytes[i] === SPACE) i--;
  return isQuote(bytes[i] as number);
}

/** `var token string = "…"`, `--password "…"`, `--token abc…`, `password abc1`: no operator, only a blank. */
function afterBlank(bytes: Uint8Array, at: number, limit: number): Given {
  if (isQuote(bytes[at] as number)) return isValue(bytes, at + 1, bytes[at] as number) ? Given.Plain : Given.Nothing;
  if (lower(bytes[at] as number) === 105 && bytes[at + 1] === 115 && bytes[at + 2] === SPACE && isQuote(bytes[at + 3] as number))
    return isValue(bytes, at + 4, bytes[at + 3] as number) ? Given.Plain : Given.Nothing;
  const value = skipType(bytes, at, limit);
  if (value > at)
    return isQuote(bytes[value] as number) && isValue(bytes, value + 1, bytes[value] as number) ? Given.Quoted : Given.Nothing;
  return runs(bytes, at, 'token', 16) || (isPlain(bytes, at) && isMixed(bytes, at)) ? Given.Plain : Given.Nothing;
}

/** A digit among the first characters, and six of them. */
function isMixed(bytes: Uint8Array, at: number): boolean {
  let digit = false;
  let i = at;
  for (; i < at + 16 && (bytes[i] as number) > SPACE; i++) if (runs(bytes, i, 'digit', 1)) digit = true;
  return digit && i - at >= 6;
}

/** `password: string = "…"`, `password: str = '…'`: a type may stand between. */
function skipType(bytes: Uint8Array, at: number, limit: number): number {
  let i = at;
  while (i < limit && i - at < 32) {
    const byte = bytes[i] as number;
    if (byte === 61) return skipBlanks(bytes, i + 1, limit);
    const plain = isName(byte) || byte === SPACE || byte === 46 || byte === 124 || byte === 63 || byte === 91 || byte === 93;
    // `&'static str`, `Option<String>`, `char *`
    if (!plain && byte !== 38 && byte !== 42 && byte !== 60 && byte !== 62 && !(byte === 39 && bytes[i - 1] === 38)) break;
    i++;
  }
  return at;
}

function isValue(bytes: Uint8Array, from: number, quote: number): boolean {
  let at = from;
  // Three quotes in a row, and quotes inside of quotes: `"\"…\""`.
  if (bytes[at] === quote && bytes[at + 1] === quote) at += 2;
  else if (bytes[at] === 92 && bytes[at + 1] === quote) at += 2;
  const end = Math.min(bytes.length, at + 64);
  for (let i = at; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === quote) return i - at >= 4;
    if (byte === SPACE && isPhrase(bytes, at, quote)) return true;
    if (byte === LF || byte === SPACE) return quote === 96 && i - at >= 8;
  }
  return end - at >= 4;
}

/** Four words or more of small letters and nothing else, up to the quote: a passphrase; labels and messages have capitals and full stops. */
function isPhrase(bytes: Uint8Array, at: number, quote: number): boolean {
  const end = Math.min(bytes.length, at + 64);
  let blanks = 0;
  for (let i = at; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === quote) return blanks > 2;
    if (byte === SPACE) blanks++;
    else if (byte < 97 || byte > 122) return false;
  }
  return false;
}

function isPlain(bytes: Uint8Array, at: number): boolean {
  let i = at;
  const first = bytes[at] as number;
  if (first === 36 || first === 60 || first === 123 || first === 91) return false;
  const limit = Math.min(bytes.length, at + 64);
  while (i < limit && (bytes[i] as number) > SPACE && !isQuote(bytes[i] as number)) {
    const byte = bytes[i] as number;
    if (byte === 40 || byte === 59 || byte === 123) return i - at >= 12 || (byte !== 59 && isCrossed(bytes, at));
    if (byte === 44 || byte === 60 || byte === 41 || byte === 125) break;
    i++;
  }
  return i - at >= 4;
}

/** A closing bracket that no bracket of its kind opened, among the next characters: settings, for in code brackets pair. */
function isCrossed(bytes: Uint8Array, at: number): boolean {
  const limit = Math.min(bytes.length, at + 64);
  let open = 0;
  for (let i = at; i < limit && (bytes[i] as number) > SPACE; i++) {
    const byte = bytes[i] as number;
    const kind = byte === 40 || byte === 41 ? 1 : byte === 91 || byte === 93 ? 2 : byte === 123 || byte === 125 ? 3 : 0;
    if (kind === 0) continue;
    if (byte === 40 || byte === 91 || byte === 123) open = ((open << 2) | kind) & 0xffffff;
    else if ((open & 3) !== kind) return true;
    else open >>= 2;
  }
  return false;
}

function skipSpace(bytes: Uint8Array, at: number, limit: number): number {
  let i = at;
  while (i < limit && i - at < 24 && (bytes[i] as number) <= SPACE) i++;
  return i;
}

/** `"` `'` `` ` `` `]` `\` `)` after a key. */
function isCloser(byte: number): boolean {
  return isQuote(byte) || byte === 93 || byte === 92 || byte === 41;
}

/** `=` `:` `,` `(` `>` `|` `?` `!` `-`. */
function isOperator(byte: number): boolean {
  return byte === 61 || byte === 58 || byte === 44 || byte === 40 || byte === 62 || byte === 124 || byte === 63 || byte === 33;
}

function isOperatorTail(byte: number): boolean {
  return byte === 61 || byte === 62 || byte === 124 || byte === 63 || byte === 58;
}
