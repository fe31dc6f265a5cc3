/**
 * Values for fixtures and the sample workspace, put together at run time: no token-shaped string is committed. The same
 * placeholder always gives the same value. `{{name}}` in a fixture stands for `planted(name)`.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HEX = '0123456789abcdef';

/** Deterministic random-looking text. */
function letters(seed: string, length: number, alphabet: string): string {
  let out = '';
  for (let block = 0; out.length < length; block++) {
    for (const byte of createHash('sha256').update(`${seed}/${block}`).digest()) out += alphabet[byte % alphabet.length];
  }
  return out.slice(0, length);
}

function base62(value: number, width: number): string {
  let rest = value;
  let out = '';
  while (rest > 0) {
    out = BASE62[rest % 62] + out;
    rest = Math.floor(rest / 62);
  }
  return out.padStart(width, '0');
}

function withCrc(prefix: string, seed: string): string {
  const body = letters(seed, 30, BASE62);
  return prefix + body + base62(crc32(body), 6);
}

const MAKERS: Record<string, (seed: string) => string> = {
  'github-pat': (seed) => withCrc(`gh${'p_'}`, seed),
  'npm-token': (seed) => withCrc(`npm${'_'}`, seed),
  'aws-access-key-id': (seed) => `AK${'IA'}${letters(seed, 16, BASE32)}`,
  'aws-secret-key': (seed) => `${letters(seed, 39, `${BASE62}/+`)}q`,
  'slack-bot': (seed) =>
    [
      'xo',
      'xb-',
      letters(seed, 12, '123456789'),
      '-',
      letters(`${seed}b`, 12, '123456789'),
      '-',
      letters(`${seed}c`, 24, BASE62),
    ].join(''),
  'stripe-live': (seed) => `sk_${'live_'}${letters(seed, 40, BASE62)}`,
  'private-key-body': (seed) => letters(seed, 64, `${BASE62}/+`),
  password: (seed) => `${letters(seed, 7, BASE62)}!${letters(`${seed}b`, 8, BASE62)}`,
  'base64-password': (seed) => Buffer.from(`${letters(seed, 7, BASE62)}!${letters(`${seed}b`, 8, BASE62)}`).toString('base64'),
  'url-password': (seed) => letters(seed, 16, BASE62),
  hex32: (seed) => letters(seed, 32, HEX),
  hex40: (seed) => letters(seed, 40, HEX),
  token: (seed) => letters(seed, 32, BASE62),
};

/** `planted('password')`, `planted('password:2')` for a second, different value. Unknown names are an error of the fixture. */
export function planted(name: string): string {
  const maker = MAKERS[name.split(':')[0] ?? ''];
  if (!maker) throw new Error(`unknown placeholder {{${name}}}`);
  return maker(name);
}

/** Adds a maker for formats that only one test needs. */
export function plant(name: string, maker: (seed: string) => string): void {
  MAKERS[name] = maker;
}

/** Fills every `{{name}}` whose name is planted; other double braces (Helm actions) stay. */
export function fill(text: string): string {
  return text.replace(/\{\{([a-z0-9-]+(?::[a-z0-9]+)?)\}\}/g, (whole, name: string) =>
    MAKERS[name.split(':')[0] ?? ''] ? planted(name) : whole,
  );
}
