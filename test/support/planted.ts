/**
 * Values for fixtures and the sample workspace, put together at run time: no token-shaped string is committed. The same
 * placeholder always gives the same value. `{{name}}` in a fixture stands for `planted(name)`.
 */
import { encodingOf, TEXTS } from './encodings';
import { BASE32, BASE62, HEX, letters, withCrc } from './letters';
import { token } from './tokens';

const hiddenScript = (seed: string) => Buffer.from(TEXTS['start-script']?.(seed) ?? '').toString('base64');

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
  'basic-login': (seed) => Buffer.from(`deploy:${letters(seed, 14, BASE62)}`).toString('base64'),
  'pem-base64': (seed) =>
    Buffer.from(
      `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${letters(seed, 64, BASE62)}\n${letters(`${seed}b`, 64, BASE62)}\n-----END RSA ${'PRIVATE'} KEY-----\n`,
    ).toString('base64'),
  /** A start script in base64: before, at and behind the characters that hold its password. */
  'hidden-script-head': (seed) => hiddenScript(seed).slice(0, 41),
  'hidden-script-password': (seed) => hiddenScript(seed).slice(41, 63),
  'hidden-script-tail': (seed) => hiddenScript(seed).slice(63),
  'basic-rfc': () => Buffer.from('Aladdin:open sesame').toString('base64'),
  'url-password': (seed) => letters(seed, 16, BASE62),
  /** Examples of the vendors' own documentation, which must stay quiet. */
  'aws-example-id': () => `AK${'IA'}IOSFODNN7EXAMPLE`,
  'aws-example-secret': () => `wJalrXUtnFEMI/K7MDENG/${'bPxRfiCY'}EXAMPLEKEY`,
  'slack-example-webhook': () => ['https://hooks.slack.com/services', 'T00000000', 'B00000000', 'X'.repeat(24)].join('/'),
  letters8: (seed) => letters(seed, 8, BASE62),
  letters22: (seed) => letters(seed, 22, BASE62),
  letters40: (seed) => letters(seed, 40, BASE62),
  hex32: (seed) => letters(seed, 32, HEX),
  hex40: (seed) => letters(seed, 40, HEX),
  token: (seed) => letters(seed, 32, BASE62),
  ...TEXTS,
};

/** `planted('password')`, `planted('password:2')` for a second, different value. Unknown names are an error of the fixture. */
export function planted(name: string): string {
  const maker = makerOf(name);
  if (!maker) throw new Error(`unknown placeholder {{${name}}}`);
  return maker(name);
}

/** Adds a maker for formats that only one test needs. */
export function plant(name: string, maker: (seed: string) => string): void {
  MAKERS[name] = maker;
}

/** Fills every `{{name}}` whose name is planted; other double braces (Helm actions) stay. */
export function fill(text: string): string {
  return text.replace(/\{\{([a-z0-9-]+(?::[a-z0-9]+)?)\}\}/g, (whole, name: string) => (makerOf(name) ? planted(name) : whole));
}

/** A maker of its own, `token-<format id>` for a value of any token format, `base64-of-<any of these>` for an encoded one. */
function makerOf(name: string): ((seed: string) => string) | undefined {
  const encoded = encodingOf(name);
  const inner = encoded && makerOf(encoded.of);
  if (encoded && inner) return () => encoded.encode(inner(encoded.of));
  const [kind = ''] = name.split(':');
  return MAKERS[kind] ?? (kind.startsWith('token-') ? token(kind.slice('token-'.length)) : undefined);
}
