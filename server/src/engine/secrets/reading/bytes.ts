/** Bytes behind base64, and what they hold. Bounded; wrong text gives nothing or less. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LONGEST = 32_000;

const digits = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) digits[ALPHABET.charCodeAt(i)] = i;
digits['-'.charCodeAt(0)] = 62;
digits['_'.charCodeAt(0)] = 63;

/** The bytes of base64 or base64url text; white space is passed over, the first other character ends it. */
export function fromBase64(text: string): Uint8Array {
  const out = new Uint8Array((Math.min(text.length, LONGEST) * 3) / 4 + 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length && i < LONGEST; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32) continue;
    const digit = code < 128 ? (digits[code] as number) : -1;
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[length++] = (bits >> held) & 0xff;
  }
  return out.subarray(0, length);
}

/** UTF-8 bytes as text; damaged ones become replacement characters. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The object that a JSON text holds; undefined for anything else. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The object behind base64 of JSON. */
export function objectBehind(base64: string): Readonly<Record<string, unknown>> | undefined {
  return objectIn(utf8(fromBase64(base64)));
}

/** `%2F` and its like undone; what is no such mark stays. */
export function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** Bytes as base64 without padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b = 0, c = 0] = bytes.subarray(at, at + 3) as unknown as [number, number?, number?];
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    text += four
      .slice(0, Math.min(4, bytes.length - at + 1))
      .map((digit) => ALPHABET[digit])
      .join('');
  }
  return text;
}
