/** Credentials that say something of themselves, put together at run time. Nothing of them works anywhere. */
import { BASE32, letters } from './letters';

const b64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const url = (text: string | Buffer) => Buffer.from(text).toString('base64url');

export function jwt(payload: object, header: object = { alg: 'RS256', typ: 'JWT' }): string {
  return [url(JSON.stringify(header)), url(JSON.stringify(payload)), url(Buffer.alloc(32, 9))].join('.');
}

/** A key ID of an account: base32 of a set bit, the forty bits of the account, nine others; then six characters. */
export function keyIdOf(account: string, prefix = `AK${'IA'}`): string {
  let bits = (1n << 49n) | (BigInt(account) << 9n) | 321n;
  let out = '';
  for (let i = 0; i < 10; i++) {
    out = BASE32[Number(bits & 31n)] + out;
    bits >>= 5n;
  }
  return prefix + out + letters(account, 6, BASE32);
}

/** libmacaroons, binary format 2: a location, an identifier, one restriction each. */
export function pypiToken(restrictions: readonly string[]): string {
  const field = (type: number, data: string) => Buffer.concat([Buffer.from([type, data.length]), Buffer.from(data)]);
  const parts = [Buffer.from([2]), field(1, 'pypi.org'), field(2, '4f0b1a9c-0000-4000-8000-000000000000'), Buffer.from([0])];
  for (const one of restrictions) parts.push(field(2, one), Buffer.from([0]));
  parts.push(Buffer.from([0, 6, 32]), Buffer.alloc(32, 7));
  return `pypi-${url(Buffer.concat(parts))}`;
}

/** MessagePack of numbers, texts, bytes and lists. */
export function pack(value: unknown): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes[0] = 0xcf;
    bytes.writeBigUInt64BE(BigInt(value), 1);
    return bytes;
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.from([0xd9, value.length]), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from([0xc4, value.length]), value]);
  const items = value as unknown[];
  return Buffer.concat([Buffer.from([0x90 | items.length]), ...items.map(pack)]);
}

export function flyToken(restrictions: readonly unknown[]): string {
  const nonce = [Buffer.alloc(16, 3), Buffer.alloc(16, 4)];
  return `fm2_${b64(pack([nonce, 'https://api.fly.io/v1', restrictions, Buffer.alloc(32, 5)]))}`;
}

/** An OpenSSH private key of kind ed25519 with a comment. */
export function sshKey(comment: string, cipher = 'none'): string {
  const text = (part: string | Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(part.length);
    return Buffer.concat([size, Buffer.from(part)]);
  };
  const open = Buffer.concat([text('ssh-ed25519'), text(Buffer.alloc(32, 1))]);
  const secret = Buffer.concat([
    Buffer.alloc(8, 6),
    text('ssh-ed25519'),
    text(Buffer.alloc(32, 1)),
    text(Buffer.alloc(64, 2)),
    text(comment),
  ]);
  const count = Buffer.from([0, 0, 0, 1]);
  const kdf = cipher === 'none' ? 'none' : 'bcrypt';
  const bytes = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    text(cipher),
    text(kdf),
    text(''),
    count,
    text(open),
    text(secret),
  ]);
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE', ` KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE`, ' KEY-----'].join('');
}

/** An OpenPGP secret key block with a user id: a key packet (new head), a user id packet (old head). */
export function pgpKey(user: string, seconds: number): string {
  const made = Buffer.alloc(4);
  made.writeUInt32BE(seconds);
  const key = Buffer.concat([Buffer.from([4]), made, Buffer.alloc(90, 8)]);
  const bytes = Buffer.concat([Buffer.from([0xc5, key.length]), key, Buffer.from([0xb4, user.length]), Buffer.from(user)]);
  const armour = bytes
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n');
  return [
    '-----BEGIN PGP PRIVATE KEY',
    ` BLOCK-----\nComment: made by a test\n\n${armour}\n=abcd\n-----END PGP PRIVATE KEY`,
    ' BLOCK-----',
  ].join('');
}

export const encoded = { b64, url };
