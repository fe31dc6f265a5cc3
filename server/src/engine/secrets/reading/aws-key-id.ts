import { around, known, type Reader } from './model';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PREFIX = /^A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}$/;
const KEY_ID = /(?<![A-Za-z0-9])A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![A-Za-z0-9])/;

/**
 * The account of an AWS key ID: the ten characters behind the prefix are base32 of fifty bits; after the first bit come the forty of
 * the account (Tal Be'ery, "A short note on AWS KEY ID", 2023). Key IDs made before that scheme, around 2019, lack the first
 * bit and say nothing.
 */
export function accountOf(keyId: string): string | undefined {
  let bits = 0;
  for (const char of keyId.slice(4, 14)) {
    const digit = BASE32.indexOf(char);
    if (digit < 0) return undefined;
    bits = bits * 32 + digit;
  }
  const top = 2 ** 49;
  if (!PREFIX.test(keyId) || bits < top) return undefined;
  const account = Math.floor((bits - top) / 2 ** 9);
  return account >= 1 && account < 1e12 ? String(account).padStart(12, '0') : undefined;
}

/** A key ID itself, or a secret key or session token beside one. */
export const readAwsKey: Reader = (written) => {
  const { format = '', type, value } = written;
  const own = KEY_ID.exec(value.slice(0, 40))?.[0];
  const isSecret =
    /^aws-(?:secret-key|session-token)$/.test(format) || (type === 'access-key' && /^[A-Za-z0-9/+]{40}$/.test(value));
  if (!own && !isSecret) return undefined;
  const id = own ?? nearest(written);
  if (id === undefined) return undefined;
  return known({ account: accountOf(id), nature: id.startsWith('ASIA') ? 'temporary' : undefined });
};

/** The key ID closest to a secret: pairs stand together. */
function nearest(written: Parameters<Reader>[0]): string | undefined {
  const { before, after } = around(written);
  const all = [...before.slice(-320).matchAll(new RegExp(KEY_ID, 'g'))];
  return all.at(-1)?.[0] ?? KEY_ID.exec(after.slice(0, 320))?.[0];
}
