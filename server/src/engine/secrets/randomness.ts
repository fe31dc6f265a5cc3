/**
 * How much a text looks generated rather than written. Entropy alone cannot tell `getUserPasswordFromVault` from a key: the
 * pairs of letters can, because words keep to few of them.
 */
import { BIGRAMS } from './bigrams';

/** Bits a text may be short of chance before it counts as generated; found on identifiers of programs and on random text. */
const ENOUGH = 6;

/** Shannon entropy in bits a character. */
export function entropyOf(text: string): number {
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
  return surprise(text) >= ENOUGH && (digits > 0 || /[a-z]/.test(text) === /[A-Z]/.test(text) || text.length >= 20);
}

/** How improbable the text is as words, in bits: letter pairs that words do not have, and changes between letters and digits. */
export function surprise(text: string): number {
  let bits = 0;
  let changes = 0;
  let humps = 0;
  for (let i = 1; i < text.length; i++) {
    const a = text.charCodeAt(i - 1);
    const b = text.charCodeAt(i);
    if (isLetter(a) && isLetter(b)) {
      bits += 109 - BIGRAMS.charCodeAt(((a | 32) - 97) * 26 + ((b | 32) - 97));
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
