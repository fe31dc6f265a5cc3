/** Which keys are too weak: NIST SP 800-131A Rev. 2 and SP 800-57 Part 1, 112 bits of strength at least. */
import type { KeyFact } from '../../facts/model';
import type { Severity } from '../model';

export interface Weakness {
  /** Behind the name of the key: `has an RSA key of 1024 bits`. */
  readonly words: string;
  readonly severity: Severity;
  /** Tells the weaknesses of one identity apart: its key has one, each of its certificates may have another. */
  readonly about: string;
}

/** Generators that do not set the highest bits end a little below 2048. */
const RSA_LEAST = 2040;
const CURVE_LEAST = 255;
const BROKEN = /^MD[245]$/;

/** What is wrong with the key itself. */
export function keyWeakness({ algorithm, bits, curve }: KeyFact): Weakness | undefined {
  if (algorithm === 'DSA') return { words: `is a DSA key${bits ? ` of ${bits} bits` : ''}`, severity: 'medium', about: 'key' };
  if (algorithm === 'RSA' && bits !== undefined && bits < RSA_LEAST)
    return { words: `is an RSA key of ${bits} bits`, severity: bits < 1024 ? 'high' : 'medium', about: 'key' };
  // P-224 has the strength of RSA with 2048 bits, and hardly anything takes it any more.
  if (algorithm === 'EC' && bits !== undefined && bits < CURVE_LEAST)
    return { words: `is on the curve ${curve ?? `of ${bits} bits`}`, severity: bits < 224 ? 'medium' : 'low', about: 'key' };
  return undefined;
}

/** What is wrong with the signature of a certificate. Of a root nobody checks it. */
export function signatureWeakness({ form, signature, selfSigned, fingerprint }: KeyFact): Weakness | undefined {
  if (form !== 'certificate' || selfSigned || !signature || (signature !== 'SHA-1' && !BROKEN.test(signature))) return undefined;
  const severity = BROKEN.test(signature) ? 'high' : 'medium';
  return { words: `is signed with ${signature}`, severity, about: `signature ${fingerprint}` };
}
