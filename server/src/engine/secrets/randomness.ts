/** How much a text looks generated rather than written. */

/** Shannon entropy in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Whether the text looks generated: no words in it, characters spread out. */
export function looksRandom(text: string): boolean {
  if (text.length < 12 || /\s/.test(text)) return false;
  const digits = text.replace(/[^0-9]/g, '').length;
  return entropyOf(text) >= Math.min(3.2, Math.log2(text.length) - 0.6) && digits >= 2 && /[A-Za-z]/.test(text);
}
