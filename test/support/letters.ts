/** Deterministic random-looking text for planted values. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const HEX = '0123456789abcdef';

/** Text of the alphabet that follows from the seed alone. */
export function letters(seed: string, length: number, alphabet: string): string {
  let out = '';
  for (let block = 0; out.length < length; block++) {
    for (const byte of createHash('sha256').update(`${seed}/${block}`).digest()) out += alphabet[byte % alphabet.length];
  }
  return out.slice(0, length);
}

export function base62(value: number, width: number): string {
  let rest = value;
  let out = '';
  while (rest > 0) {
    out = BASE62[rest % 62] + out;
    rest = Math.floor(rest / 62);
  }
  return out.padStart(width, '0');
}

export function withCrc(prefix: string, seed: string): string {
  const body = letters(seed, 30, BASE62);
  return prefix + body + base62(crc32(body), 6);
}
