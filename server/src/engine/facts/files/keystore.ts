/** Stores of keys and passwords, known by their first bytes: nothing of them is decoded. */
import { isExamplePath } from '../../secrets/values/examples';
import { derKeyFact } from '../keys/der-files';
import { emptyFacts, type Facts } from '../model';

/** JKS, https://docs.oracle.com/en/java/javase/21/docs/specs/security/standard-names.html#keystore-types, and its older brother. */
const JKS = [0xfe, 0xed, 0xfe, 0xed];
const JCEKS = [0xce, 0xce, 0xce, 0xce];
/** KeePass 1 and 2 share the first word. */
const KEEPASS = [0x03, 0xd9, 0xa2, 0x9a];
const KEYCHAIN = [0x6b, 0x79, 0x63, 0x68];
/** RFC 7292: a PFX is a sequence that starts with version 3. */
const PFX_VERSION = [0x02, 0x01, 0x03];
/** RFC 5208 and RFC 8017: version 0, then the algorithm or a long modulus. */
const KEY_VERSION = [0x02, 0x01, 0x00];

const DER_KEY = 'private key in DER';

/** Stores of certificates hold no key; Android's debug keys sign what is never published. */
const HARMLESS = /(?:^|\/)(?:[\w.-]*(?:trust|cacerts|truststore)[\w.-]*|debug[\w-]*\.(?:keystore|jks))$/i;

/** What the store is, in words; undefined for any other bytes. */
function keystoreOf(file: string, bytes: Uint8Array): string | undefined {
  if (bytes.length < 32) return undefined;
  if (starts(bytes, 0, JKS) || starts(bytes, 0, JCEKS)) return firstIsCertificate(bytes) ? undefined : 'Java keystore';
  if (starts(bytes, 0, KEEPASS)) return 'KeePass database';
  if (starts(bytes, 0, KEYCHAIN) && /keychain/i.test(file)) return 'keychain';
  if (bytes[0] !== 0x30) return undefined;
  const body = contentAt(bytes);
  if (starts(bytes, body, PFX_VERSION)) return /\.(?:p12|pfx|pkcs12|jks|keystore|ks)$/i.test(file) ? 'PKCS #12 store' : undefined;
  const next = bytes[body + 3];
  const isKey = starts(bytes, body, KEY_VERSION) && (next === 0x30 || (next === 0x02 && bytes[body + 4] === 0x82));
  return isKey && /\.(?:der|key|pk8|p8)$/i.test(file) ? DER_KEY : undefined;
}

/** The facts of a binary file; undefined where it is no store of keys. */
export function keystoreFacts(file: string, bytes: Uint8Array): Facts | undefined {
  const what = HARMLESS.test(file) ? undefined : keystoreOf(file, bytes);
  if (what === undefined) return undefined;
  const facts = emptyFacts(file, 'text');
  const confidence = isExamplePath(file) ? 'low' : 'high';
  facts.credentialFiles.push({ what, span: { file, start: 0, end: 0 }, credentials: 1, confidence });
  const key = what === DER_KEY ? derKeyFact(file, bytes) : undefined;
  if (key) facts.identities.push(key);
  return facts;
}

/** The tag of the first entry of a JKS: 1 is a key, 2 a certificate. */
function firstIsCertificate(bytes: Uint8Array): boolean {
  return bytes[15] === 2;
}

/** Behind the tag and length of a DER sequence. */
function contentAt(bytes: Uint8Array): number {
  const length = bytes[1] as number;
  return length < 0x80 || length === 0x80 ? 2 : 2 + (length & 0x7f);
}

function starts(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[at + i] === byte);
}
