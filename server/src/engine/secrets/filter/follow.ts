/** Byte-level second looks at literals that are common: only what passes them is worth a string. */
import { isName, isQuote, isWord, lower, runs, skipBlanks } from './bytes';

const LF = 10;
const SPACE = 32;

/** `user:password@` after `://`. */
export function hasUserinfo(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + 260);
  let colon = 0;
  for (let i = at; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte <= SPACE || byte === 47 || byte === 34 || byte === 39 || byte === 96 || byte === 60 || byte === 62) return false;
    if (byte === 58 && colon === 0) colon = i;
    if (byte === 64) return colon > 0 && i - colon > 2;
  }
  return false;
}

/** Eight characters of a token with a digit among them, soon behind a header's name: the value that a template lacks. */
export function hasHeaderValue(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + 96);
  let run = 0;
  let digit = false;
  for (let i = at; i < end; i++) {
    const isToken = runs(bytes, i, 'token', 1);
    digit = isToken && (digit || runs(bytes, i, 'digit', 1));
    run = isToken ? run + 1 : 0;
    if (run >= 8 && digit) return true;
  }
  return false;
}

/** A list of settings around `password=`: another setting on the same line, set apart by `;` or `&`. */
export function isInSettings(bytes: Uint8Array, at: number): boolean {
  const from = Math.max(0, at - 200);
  for (let i = at - 1; i >= from && bytes[i] !== LF; i--) if (bytes[i] === 59 || bytes[i] === 38) return true;
  const to = Math.min(bytes.length, at + 200);
  for (let i = at; i < to && bytes[i] !== LF; i++) if (bytes[i] === 59 || bytes[i] === 38) return true;
  return false;
}

const TYPE = Uint8Array.from('Type', (char) => char.charCodeAt(0));

/** Whether what starts at `at` is the value of a key `Type`: `Type: AWS::…`, `"Type" : "AWS::…"`. */
export function isType(bytes: Uint8Array, at: number): boolean {
  let i = at - 1;
  const isFiller = (byte: number) => byte === SPACE || byte === 58 || isQuote(byte);
  while (i > at - 12 && i >= 0 && isFiller(bytes[i] as number)) i--;
  return i < at - 1 && standsAt(bytes, i - 3, TYPE, false);
}

const SECRET_WORDS = ['key', 'secret', 'token', 'pass', 'pwd', 'cred', 'auth', 'dsn'].map((word) =>
  Uint8Array.from(word, (char) => char.charCodeAt(0)),
);

/** Whether the variable that is read at `at` (`.STRIPE_KEY`, `["DB_PASSWORD"]`, `("TOKEN")`) is named like a secret. */
export function namesSecret(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + 64);
  let i = at;
  while (i < end && !isName(bytes[i] as number)) if ((bytes[i++] as number) < SPACE) return false;
  for (; i < end && isName(bytes[i] as number); i++) {
    for (const word of SECRET_WORDS) if (standsAt(bytes, i, word, true)) return true;
  }
  return false;
}

/** Whether the ASCII text stands at `at`; `text` is lower case when case does not matter. */
function standsAt(bytes: Uint8Array, at: number, literal: Uint8Array, fold: boolean): boolean {
  if (at < 0 || at + literal.length > bytes.length) return false;
  for (let i = 0; i < literal.length; i++) {
    const byte = bytes[at + i] as number;
    if (byte !== literal[i] && !(fold && lower(byte) === literal[i])) return false;
  }
  return true;
}

/** Whether the literal stands anywhere in the bytes: for a second word that is looked for once. */
export function includes(bytes: Uint8Array, literal: Uint8Array): boolean {
  return someAt(bytes, literal, () => true);
}

/** The same, at a place that passes: `end` is where the literal ends. */
export function someAt(
  bytes: Uint8Array,
  literal: Uint8Array,
  passes: (bytes: Uint8Array, at: number, end: number) => boolean,
): boolean {
  for (let i = bytes.indexOf(literal[0] as number); i >= 0; i = bytes.indexOf(literal[0] as number, i + 1)) {
    if (standsAt(bytes, i, literal, false) && passes(bytes, i, i + literal.length)) return true;
  }
  return false;
}

/** `kind: Pod`, `"kind" : "Pod"`, `kind: {{ … }}`, and not a property `"kind": {…}` of a schema. */
export function isKind(bytes: Uint8Array, at: number, end: number): boolean {
  if (at > 0 && isName(bytes[at - 1] as number)) return false;
  let i = end;
  if (isQuote(bytes[i] as number)) i++;
  i = skipBlanks(bytes, i, end + 12);
  if (bytes[i] !== 58) return false;
  i = skipBlanks(bytes, i + 1, end + 40);
  const byte = bytes[i] as number;
  return isWord(byte) || isQuote(byte) || (byte === 123 && bytes[i + 1] === 123);
}
