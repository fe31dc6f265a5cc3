/** Encoders for planted values: `{{base64-of-github-pat}}` in a fixture, `encode('base64', …)` in a test. */
import { BASE62, letters } from './letters';

/** Texts that fixtures show encoded only: `{{base64-of-service-account}}`. */
export const TEXTS: Readonly<Record<string, (seed: string) => string>> = {
  'service-account': (seed) =>
    JSON.stringify({ type: 'service_account', project_id: 'shop', private_key: pem('PRIVATE KEY', seed) }),
  'docker-config': (seed) => JSON.stringify({ auths: { 'ghcr.io': { username: 'ci', password: letters(seed, 24, BASE62) } } }),
  'private-key': (seed) => pem('PRIVATE KEY', seed),
  'start-script': (seed) =>
    `#!/bin/bash\nexport DB_PASSWORD=${letters(seed, 7, BASE62)}!${letters(`${seed}b`, 8, BASE62)}\nsystemctl start app\n`,
  'plain-script': () => '#!/bin/bash\nyum install -y httpd\nsystemctl start httpd\n',
  'key-mark': () => '-----BEGIN OPENSSH PRIVATE KEY-----',
  certificate: (seed) => pem('CERTIFICATE', seed),
  'public-key': (seed) => pem('PUBLIC KEY', seed),
  svg: () => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8"/></svg>',
  words: () => 'an ordinary sentence about secrets and tokens',
  link: () => 'https://shop.example.test/images/warning.png',
  placeholder: () => '<your-password>',
  'source-map': () =>
    JSON.stringify({ version: 3, sources: ['login.ts'], sourcesContent: ["const password = 'Nobody4Reads!this';"] }),
  descriptor: () => '\n\x12shop/token.proto\x12\x04shop"\x1f\n\x06Secret\x12\x15\n\x08password\x18\x01 \x01(\tR\x08password',
  hash: (seed) => `${letters(seed, 86, `${BASE62}+/`)}==`,
  'random-bytes': (seed) => letters(seed, 200, `${BASE62}+/`),
};

function pem(label: string, seed: string): string {
  const lines = Array.from({ length: 6 }, (_, n) => letters(`${seed}/${n}`, 64, `${BASE62}+/`));
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

const ENCODERS: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'base64-lines': (text) => Buffer.from(text).toString('base64').replace(/.{64}/g, '$&\n    '),
  hex: (text) => Buffer.from(text).toString('hex'),
  percent: (text) => each(text, (code) => `%${hex(code, 2).toUpperCase()}`),
  uri: (text) => encodeURIComponent(text),
  unicode: (text) => each(text, (code) => `\\u${hex(code, 4)}`),
  'hex-escapes': (text) => each(text, (code) => `\\x${hex(code, 2)}`),
  octal: (text) => each(text, (code) => `\\${code.toString(8).padStart(3, '0')}`),
  powershell: (text) => Buffer.from(text, 'utf16le').toString('base64'),
};

/** The text in an encoding of that name; an unknown name is an error of the test. */
export function encode(name: string, text: string): string {
  const encoder = ENCODERS[name];
  if (!encoder) throw new Error(`unknown encoding ${name}`);
  return encoder(text);
}

/** `base64-of-x` as an encoder and the name of what it encodes. */
export function encodingOf(name: string): { encode: (text: string) => string; of: string } | undefined {
  const at = name.indexOf('-of-');
  const encoder = at < 0 ? undefined : ENCODERS[name.slice(0, at)];
  return encoder && { encode: encoder, of: name.slice(at + 4) };
}

function each(text: string, write: (code: number) => string): string {
  return [...text].map((char) => write(char.charCodeAt(0))).join('');
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
