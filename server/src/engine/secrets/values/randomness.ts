/**
 * How much a text looks generated rather than written. Entropy alone cannot tell `getUserPasswordFromVault` from a key: the
 * letters in a row can, because words keep to few of them: three in a row tell twice as well as two.
 */
import { PAIRS, THREES } from './letters';

/**
 * Bits a text must be short of words before it counts as generated: of 74 000 identifiers of programs three in a thousand reach it
 * (and half of these are generated), of random text of sixteen characters all but one in a hundred and fifty.
 */
const ENOUGH = 4;
/** Letters of one case alone, twelve to nineteen of them: abbreviations in a row look like these sooner. */
const ENOUGH_OF_ONE_CASE = 16;

/** Shannon entropy in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether the text looks generated: twelve characters or more, spread out, and no words in it. Pure function. */
export function looksRandom(text: string): boolean {
  if (text.length < 12 || text.length > 4096 || /\s/.test(text)) return false;
  if (entropyOf(text) < Math.min(3, Math.log2(text.length) - 1.2)) return false;
  const digits = count(text, /[0-9]/g);
  if (/^[0-9a-f-]+$/i.test(text)) return digits >= 2 && digits < text.length - 1 && text.replace(/-/g, '').length >= 16;
  // A capital at the start makes a word of any language no more mixed.
  const mixed = digits > 0 || /[a-z]/.test(text) === /[A-Z]/.test(text.slice(1)) || text.length >= 20;
  return surprise(text) >= (mixed ? ENOUGH : ENOUGH_OF_ONE_CASE);
}

/** How improbable the text is as words, in bits: letter pairs that words do not have, and changes between letters and digits. */
function surprise(text: string): number {
  let bits = 0;
  let changes = 0;
  let humps = 0;
  for (let i = 1; i < text.length; i++) {
    const a = text.charCodeAt(i - 1);
    const b = text.charCodeAt(i);
    if (isLetter(a) && isLetter(b)) {
      bits += 109 - stepOf(i > 1 ? text.charCodeAt(i - 2) : 0, a, b);
      // aBa, AbA: no naming style writes single capitals in a row.
      if (
        i > 1 &&
        isUpper(a) !== isUpper(b) &&
        isLetter(text.charCodeAt(i - 2)) &&
        isUpper(a) !== isUpper(text.charCodeAt(i - 2))
      )
        humps++;
    } else if (isDigit(a) !== isDigit(b) && (isLetter(a) || isLetter(b))) changes++;
  }
  return bits / 2 + 1.5 * Math.max(0, changes - 2) + 1.5 * humps;
}

/** How usual the letter `b` is behind `a`, and behind the one before it; a capital starts a word of its own. */
function stepOf(before: number, a: number, b: number): number {
  const pair = ((a | 32) - 97) * 26 + ((b | 32) - 97);
  const starts = isUpper(b) !== isUpper(a) || (isUpper(a) && !isUpper(before));
  return isLetter(before) && !starts ? THREES.charCodeAt(((before | 32) - 97) * 676 + pair) : PAIRS.charCodeAt(pair);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
