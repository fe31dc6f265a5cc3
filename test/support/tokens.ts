/** Values of any token format, made from its own pattern; checksums are computed here anew, with zlib's CRC-32. */
import { crc32 } from 'node:zlib';
import { formatOf } from '../../server/src/engine/secrets/formats/index';
import { base62, letters } from './letters';

const TAILS: Readonly<Record<string, (value: string) => string>> = {
  jwt: (value) => `eyJhbGciOi${value.slice(10)}`,
  'npm-token': (value) => value.slice(0, -6) + base62(crc32(value.slice(4, -6)), 6),
  'gitlab-pat-routable': (value) => value.slice(0, -7) + crc32(value.slice(0, -7)).toString(36).padStart(7, '0'),
  'atlassian-api-token': (value) => value.slice(0, -8) + hex(value.slice(0, -8)).toUpperCase(),
  'bitbucket-access-token': (value) => value.slice(0, -8) + hex(value.slice(0, -8)).toUpperCase(),
  'bitbucket-app-password': (value) => value.slice(0, -8) + hex(value.slice(0, -8)).toUpperCase(),
  'grafana-service-account': (value) => value.slice(0, -8) + littleEndian(value.slice(0, -9)).toString('hex'),
  'zuplo-key': (value) => value.slice(0, -8) + hex(value.slice(5, -9)),
  'age-secret-key': (value) => value.slice(0, -6) + bech32Tail(value.slice(0, -6)),
  'confluent-secret': (value) => value.slice(0, -6) + littleEndian(value.slice(4, -6)).toString('base64').slice(0, 6),
};

/** The maker of values of a format; undefined when there is no such format. */
export function token(id: string): ((seed: string) => string) | undefined {
  const format = formatOf(id);
  if (!format) return undefined;
  const tail = TAILS[format.provider === 'GitHub' && format.checksum ? 'npm-token' : id];
  return (seed) => {
    const value = sample(format.pattern, seed);
    return tail ? tail(value) : value;
  };
}

/** The shortest text that the pattern matches, but for its last character: no pattern may match that. */
export function tooShort(pattern: RegExp, seed: string): string {
  return sample(pattern, seed, 0).slice(0, -1);
}

/** A text that the pattern matches. Knows what token patterns use: classes, groups, alternatives, bounded repetition. */
export function sample(pattern: RegExp, seed: string, beyondLeast = 8): string {
  let at = 0;
  let picks = 0;
  const { source } = pattern;
  const pick = (alphabet: string) => letters(`${seed}/${picks++}`, 1, alphabet);

  function alternatives(): string {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options[0] as string;
  }

  function sequence(): string {
    let out = '';
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const start = at;
      const first = atom();
      const next = at;
      const times = repetition();
      if (times > 0) out += first;
      for (let n = 1; n < times; n++) {
        const after = at;
        at = start;
        out += atom();
        at = after;
      }
      if (at < next) throw new Error('the pattern went backwards');
    }
    return out;
  }

  function atom(): string {
    const char = source[at++] as string;
    if (char === '(') {
      at += 2;
      const inside = alternatives();
      at++;
      return inside;
    }
    if (char === '[') return pick(alphabetOf());
    return char === '\\' ? (source[at++] as string) : char;
  }

  function alphabetOf(): string {
    let alphabet = '';
    while (source[at] !== ']') {
      if (source[at] === '\\') at++;
      const from = source.charCodeAt(at++);
      const isRange = source[at] === '-' && source[at + 1] !== ']';
      const to = isRange ? source.charCodeAt(at + 1) : from;
      if (isRange) at += 2;
      for (let code = from; code <= to; code++) alphabet += String.fromCharCode(code);
    }
    at++;
    // Values end in letters and digits, so that what stands around them in a file does not matter.
    const plain = alphabet.replace(/[^A-Za-z0-9]/g, '');
    return plain === '' ? alphabet : plain;
  }

  function repetition(): number {
    const bounds = /^(?:\{(\d+)(?:,(\d+))?\}|[?*+])/.exec(source.slice(at));
    if (!bounds) return 1;
    at += bounds[0].length;
    if (bounds[1] === undefined) return bounds[0] === '+' ? 1 : 0;
    return Math.min(Number(bounds[1]) + beyondLeast, Number(bounds[2] ?? bounds[1]));
  }

  return alternatives();
}

function hex(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

function littleEndian(text: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(text));
  return bytes;
}

/** The six characters that end Bech32 text (BIP 173), by polynomial division with big integers. */
function bech32Tail(text: string): string {
  const alphabet = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
  const [name = '', data = ''] = text.split(/1(?=[^1]*$)/);
  const codes = [...name.toLowerCase()].map((char) => char.charCodeAt(0));
  const digits = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  for (const char of `${data}QQQQQQ`) digits.push(alphabet.indexOf(char));
  let sum = 1n;
  for (const digit of digits) {
    const top = sum >> 25n;
    sum = ((sum & 0x1ffffffn) << 5n) ^ BigInt(digit);
    for (const [bit, step] of [0x3b6a57b2n, 0x26508e6dn, 0x1ea119fan, 0x3d4233ddn, 0x2a1462b3n].entries())
      if ((top >> BigInt(bit)) & 1n) sum ^= step;
  }
  const rest = Number(sum ^ 1n);
  return [25, 20, 15, 10, 5, 0].map((shift) => alphabet[(rest >> shift) & 31]).join('');
}
