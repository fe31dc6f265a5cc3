/** Encoders for planted values: `{{base64-of-github-pat}}` in a fixture, `encode('base64', …)` in a test. */

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
