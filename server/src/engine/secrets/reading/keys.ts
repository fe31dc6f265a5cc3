/** What private keys say: their kind, their owner's comment, whether a passphrase protects them. */
import { fromBase64, utf8 } from './bytes';
import { clean } from './clean';
import { known, type Reader } from './model';

const OPENSSH = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s\\]{40,16000})/;

/** OpenSSH (PROTOCOL.key): magic, cipher, kdf, options, count, public key, private part. The comment stands in clear keys only. */
export const readSshKey: Reader = ({ value }) => {
  const putty = /^PuTTY-User-Key-File-\d: (\S{3,60})\s[\s\S]{0,80}?Encryption: (\S{2,20})\s{1,4}Comment: ([^\r\n]{0,200})/.exec(
    value,
  );
  if (putty) return known({ subject: clean(putty[3]), scope: kindOf(putty[1] ?? '', putty[2] !== 'none') });
  const body = OPENSSH.exec(value.slice(0, 20_000))?.[1];
  if (body === undefined) return undefined;
  const bytes = fromBase64(body.replace(/\\[nrt]/g, ''));
  if (utf8(bytes.subarray(0, 14)) !== 'openssh-key-v1') return undefined;
  const [cipher, , , rest] = strings(bytes.subarray(15), 3);
  const keys = strings((rest ?? bytes).subarray(4), 2);
  const type = utf8(strings(keys[0] ?? bytes, 1)[0] ?? bytes.subarray(0, 0));
  const encrypted = utf8(cipher ?? bytes) !== 'none';
  return known({
    scope: /^[\w@.-]{3,60}$/.test(type) ? kindOf(type, encrypted) : undefined,
    subject: encrypted ? undefined : commentOf(keys[1]),
  });
};

function kindOf(type: string, encrypted: boolean): string | undefined {
  return clean(`${type}${encrypted ? ', encrypted with a passphrase' : ''}`);
}

/** How many numbers a key of a kind has behind its name. */
const NUMBERS: Readonly<Record<string, number>> = { 'ssh-ed25519': 2, 'ssh-rsa': 6, 'ssh-dss': 5 };

/** Two check numbers, the kind, the key's numbers, the comment. Nothing else of this part is looked at. */
function commentOf(secret: Uint8Array | undefined): string | undefined {
  if (!secret) return undefined;
  const inside = secret.subarray(8);
  const [name] = strings(inside, 1);
  const type = utf8((name ?? secret).subarray(0, 60));
  const numbers = NUMBERS[type] ?? (type.startsWith('ecdsa-') ? 3 : undefined);
  if (numbers === undefined) return undefined;
  const all = strings(inside, numbers + 2);
  const comment = all[numbers + 1];
  return comment && comment.length <= 200 ? clean(utf8(comment)) : undefined;
}

/** The first strings of SSH's encoding (four bytes of length, then the bytes), and what is left behind them; fewer where cut off. */
function strings(bytes: Uint8Array, count: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  while (found.length < count) {
    if (at + 4 > bytes.length) return found;
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
    if (at + 4 + length > bytes.length) return found;
    found.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return [...found, bytes.subarray(at)];
}
