import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

type Hash = (value: string) => string;

const made = new WeakMap<Uint8Array, Hash>();

/**
 * HMAC-SHA-256 under the run's key, shortened to 96 bits: equal values have equal hashes within the run, and without the
 * key nobody can try values against them. The key's own two blocks are worked in once, not for every value.
 */
export function keyedHash(key: Uint8Array): Hash {
  let hash = made.get(key);
  if (!hash) {
    const keyed = hmac.create(sha256, key);
    hash = (value) => bytesToHex(keyed.clone().update(utf8ToBytes(value)).digest()).slice(0, 24);
    made.set(key, hash);
  }
  return hash;
}
