/** Names of credentials that say nothing about their values. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CredentialFact } from '../facts/model';
import type { Identity } from '../graph/model';

export type Fingerprint = (credential: CredentialFact) => string;

/**
 * Names credentials by the first place that holds the same value: equal secrets have equal names, in every run, and the
 * name says nothing about the value.
 */
export function fingerprintsOf(identities: readonly Identity[]): Fingerprint {
  const first = new Map<string, string>();
  const ownPlace = ({ span, slot }: CredentialFact) => `${span.file}\n${slot.owner ?? ''}\n${slot.name}`;
  for (const { credentials } of identities) {
    for (const credential of credentials) {
      if (credential.fingerprint !== '' && !first.has(credential.fingerprint))
        first.set(credential.fingerprint, ownPlace(credential));
    }
  }
  return (credential) => hashOf(first.get(credential.fingerprint) ?? ownPlace(credential));
}

const hashes = new Map<string, string>();
const HASHES_MOST = 50_000;

/** A short name of a place. */
export function hashOf(place: string): string {
  const known = hashes.get(place);
  if (known !== undefined) return known;
  if (hashes.size >= HASHES_MOST) hashes.clear();
  const hash = bytesToHex(sha256(utf8ToBytes(place))).slice(0, 16);
  hashes.set(place, hash);
  return hash;
}
