/** Checksums that token formats carry, so that a typo or an invented example can be told from an issued token, offline. */

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 (ISO 3309) of ASCII text. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) crc = (TABLE[(crc ^ text.charCodeAt(i)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** GitHub, npm: the last 6 characters are the body's CRC-32 in base 62, zero padded; the prefix does not count. */
export const base62Tail =
  (prefix: number) =>
  (token: string): boolean =>
    inBase(crc32(token.slice(prefix, -6)), BASE62).padStart(6, '0') === token.slice(-6);

/** GitLab routable tokens: the last 7 characters are the CRC-32 of everything before them in base 36, zero padded. */
export function base36Tail(token: string): boolean {
  return crc32(token.slice(0, -7)).toString(36).padStart(7, '0') === token.slice(-7);
}

/** Atlassian (from = 0) and Zuplo (from = the prefix and up to = the separator): the last 8 characters are the CRC-32 in hex. */
export const hexTail =
  (from: number, separator: number) =>
  (token: string): boolean =>
    hex8(crc32(token.slice(from, token.length - 8 - separator))) === token.slice(-8).toLowerCase();

/** Grafana: as hexTail over prefix and body, but with the bytes of the sum in little-endian order. */
export function littleEndianHexTail(token: string): boolean {
  return hex8(swapBytes(crc32(token.slice(0, -9)))) === token.slice(-8).toLowerCase();
}

/** Confluent: the last 6 characters are the start of the base64 of the body's little-endian CRC-32. */
export function base64Tail(token: string): boolean {
  const sum = swapBytes(crc32(token.slice(4, -6)));
  const digits = [26, 20, 14, 8, 2].map((shift) => BASE64[(sum >>> shift) & 63]).join('');
  return digits + BASE64[(sum & 3) << 4] === token.slice(-6);
}

function inBase(value: number, alphabet: string): string {
  let rest = value;
  let out = '';
  while (rest > 0) {
    out = alphabet[rest % alphabet.length] + out;
    rest = Math.floor(rest / alphabet.length);
  }
  return out;
}

function hex8(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function swapBytes(value: number): number {
  return (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BECH32_STEPS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** age keys: Bech32 (BIP 173), whose last six characters check the name before the last `1` and everything behind it. */
export function bech32(token: string): boolean {
  const text = token.toLowerCase();
  const split = text.lastIndexOf('1');
  const name = Array.from(text.slice(0, split), (char) => char.charCodeAt(0));
  const data = Array.from(text.slice(split + 1), (char) => BECH32.indexOf(char));
  const digits = [...name.map((code) => code >>> 5), 0, ...name.map((code) => code & 31), ...data];
  let sum = 1;
  for (const digit of digits) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ digit;
    for (let bit = 0; bit < 5; bit++) if ((top >>> bit) & 1) sum ^= BECH32_STEPS[bit] as number;
  }
  return sum === 1;
}
