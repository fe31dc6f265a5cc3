/** SSH keys: public ones (RFC 4253, 5656, 8709), those on security keys, certificates (PROTOCOL.certkeys), OpenSSH's private ones (PROTOCOL.key). */
import { utf8 } from '../reading/bytes';
import { clean } from '../reading/clean';
import { sshBytes, sshStrings } from '../reading/ssh-strings';
import { dsaKey, edwardsKey, type PublicKey, rsaKey, sshEcKey } from './public-key';
import { readSshCertificate, type SshCertificate } from './ssh-certificate';

export interface SshKey {
  /** `ssh-ed25519`, as written in it. */
  readonly type: string;
  readonly key: PublicKey;
  /** The bytes whose hash is the fingerprint of ssh-keygen: those of the plain key, for a certificate too. */
  readonly blob: Uint8Array;
  readonly certificate?: SshCertificate;
}

/** How many strings the public part of a type has behind its name. */
const PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'ssh-rsa': 2,
    'ssh-dss': 4,
    'ssh-ed25519': 1,
    'ssh-ed448': 1,
    'ecdsa-sha2-nistp256': 2,
    'ecdsa-sha2-nistp384': 2,
    'ecdsa-sha2-nistp521': 2,
    'sk-ssh-ed25519@openssh.com': 2,
    'sk-ecdsa-sha2-nistp256@openssh.com': 3,
  }),
);

const CERTIFICATE = /^(.{7,30})-cert-v01(@openssh\.com)$/;

/** The key that the bytes behind `ssh-rsa AAAA…` are; undefined where they are cut off or no key. */
export function readSshBlob(bytes: Uint8Array): SshKey | undefined {
  const [name, rest] = sshStrings(bytes, 1);
  if (!name || !rest || name.length > 60) return undefined;
  const type = utf8(name);
  const certified = CERTIFICATE.exec(type);
  const plain = certified ? `${certified[1]}${certified[1]?.startsWith('sk-') ? certified[2] : ''}` : type;
  const count = PARTS.get(plain);
  if (count === undefined) return undefined;
  const strings = sshStrings(rest, certified ? count + 1 : count);
  const parts = strings.slice(certified ? 1 : 0, certified ? count + 1 : count);
  const key = parts.length === count ? keyOf(plain, parts) : undefined;
  const blob = sshBytes(plain, ...parts);
  if (!key) return undefined;
  const certificate = certified && readSshCertificate(strings[count + 1] ?? new Uint8Array());
  return { type, key, blob, ...(certificate ? { certificate } : {}) };
}

function keyOf(type: string, parts: readonly Uint8Array[]): PublicKey | undefined {
  const [a, b, c, d] = parts as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  if (type === 'ssh-rsa') return rsaKey(b, a);
  if (type === 'ssh-dss') return dsaKey([a, b, c], d);
  if (type === 'ssh-ed448') return a.length === 57 ? edwardsKey('Ed448', a) : undefined;
  if (type.includes('ed25519')) return a.length === 32 ? edwardsKey('Ed25519', a) : undefined;
  return sshEcKey(utf8(a), b);
}

export interface OpenSshKey {
  readonly type: string;
  readonly encrypted: boolean;
  /** The public half, which stands in clear even where the key is encrypted. */
  readonly ssh?: SshKey;
  /** Only keys in clear show it. */
  readonly comment?: string;
}

/** The bytes of an `OPENSSH PRIVATE KEY`: magic, cipher, kdf, options, count, public key, private part. */
export function readOpenSsh(bytes: Uint8Array): OpenSshKey | undefined {
  if (utf8(bytes.subarray(0, 14)) !== 'openssh-key-v1') return undefined;
  const [cipher, , , rest] = sshStrings(bytes.subarray(15), 3);
  const keys = sshStrings((rest ?? bytes).subarray(4), 2);
  const type = utf8(sshStrings(keys[0] ?? bytes, 1)[0]?.subarray(0, 60) ?? bytes.subarray(0, 0));
  const encrypted = utf8(cipher ?? bytes.subarray(0, 60)) !== 'none';
  const ssh = keys[0] && readSshBlob(keys[0]);
  const comment = encrypted ? undefined : commentOf(keys[1]);
  return { type, encrypted, ...(ssh ? { ssh } : {}), ...(comment === undefined ? {} : { comment }) };
}

/** How many numbers a key of a kind has behind its name. */
const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries({ 'ssh-ed25519': 2, 'ssh-rsa': 6, 'ssh-dss': 5 }));

/** Two check numbers, the kind, the key's numbers, the comment. Nothing else of this part is looked at. */
function commentOf(secret: Uint8Array | undefined): string | undefined {
  if (!secret) return undefined;
  const inside = secret.subarray(8);
  const [name] = sshStrings(inside, 1);
  const type = utf8((name ?? secret).subarray(0, 60));
  const numbers = NUMBERS.get(type) ?? (type.startsWith('ecdsa-') ? 3 : undefined);
  if (numbers === undefined) return undefined;
  const comment = sshStrings(inside, numbers + 2)[numbers + 1];
  return comment && comment.length <= 200 ? clean(utf8(comment)) : undefined;
}
