/** What private keys say: their kind, their owner's comment, whether a passphrase protects them. */
import { readOpenSsh } from '../keypairs/ssh';
import { fromBase64 } from './bytes';
import { clean } from './clean';
import { known, type Reader } from './model';

const OPENSSH = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s\\]{40,16000})/;

/** PuTTY's and OpenSSH's. The comment of the latter stands in clear keys only. */
export const readSshKey: Reader = ({ value }) => {
  const putty = /^PuTTY-User-Key-File-\d: (\S{3,60})\s[\s\S]{0,80}?Encryption: (\S{2,20})\s{1,4}Comment: ([^\r\n]{0,200})/.exec(
    value,
  );
  if (putty) return known({ subject: clean(putty[3]), scope: kindOf(putty[1] ?? '', putty[2] !== 'none') });
  const body = OPENSSH.exec(value.slice(0, 20_000))?.[1];
  if (body === undefined) return undefined;
  const read = readOpenSsh(fromBase64(body.replace(/\\[nrt]/g, '')));
  return (
    read &&
    known({ scope: /^[\w@.-]{3,60}$/.test(read.type) ? kindOf(read.type, read.encrypted) : undefined, subject: read.comment })
  );
};

function kindOf(type: string, encrypted: boolean): string | undefined {
  return clean(`${type}${encrypted ? ', encrypted with a passphrase' : ''}`);
}
