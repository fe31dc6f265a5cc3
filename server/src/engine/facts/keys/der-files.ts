/** Certificates and keys in files of their own in DER, known by their first bytes. */
import { publicSideOfDer } from '../../secrets/keypairs/private-key';
import { readRequest, readX509 } from '../../secrets/keypairs/x509';
import { emptyFacts, type Facts, type IdentityFact } from '../model';
import { certificateFact, privateFact } from './fact';
import { withoutStores } from './stores';

/** Larger ones hold something else. */
const LARGEST = 64 * 1024;
const NAMES = /\.(?:cer|crt|der|cert|csr|pem|p10|req)$/i;

/** The facts of a binary file that is one certificate, or a request for one; undefined for any other. */
export function keyFileFacts(file: string, bytes: Uint8Array): Facts | undefined {
  if (bytes[0] !== 0x30 || bytes.length > LARGEST || !NAMES.test(file)) return undefined;
  const span = { file, start: 0, end: 0 };
  const read = readX509(bytes) ?? readRequest(bytes);
  const identities: readonly IdentityFact[] = withoutStores(file, read ? [certificateFact(read, span)] : []);
  return identities.length > 0 ? { ...emptyFacts(file, 'text'), identities } : undefined;
}

/** The key pair of a private key in DER, where its public half can be read. */
export function derKeyFact(file: string, bytes: Uint8Array): IdentityFact | undefined {
  const side = bytes.length > LARGEST ? undefined : publicSideOfDer(bytes);
  const about = { isSsh: false, encrypted: false, ordinal: 1 };
  return side && privateFact(side, about, { file, start: 0, end: 0 });
}
