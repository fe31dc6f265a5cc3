/** What an SSH certificate says behind its key: https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.certkeys */
import { utf8 } from '../reading/bytes';
import { clean } from '../reading/clean';
import { sshStrings } from '../reading/ssh-strings';
import { isoOf } from '../reading/times';

export interface SshCertificate {
  readonly form: 'user' | 'host';
  readonly serial: string;
  /** Whom the authority says it is for. */
  readonly keyId?: string;
  readonly principals: readonly string[];
  readonly from?: string;
  readonly until?: string;
  /** The public key of the authority, as SSH writes it. */
  readonly authority?: Uint8Array;
}

const MOST = 50;

/** serial, type, key id, principals, valid after, valid before, options, extensions, reserved, authority's key, signature */
export function readSshCertificate(bytes: Uint8Array): SshCertificate | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [keyId, principals, rest] = sshStrings(bytes.subarray(12), 2);
  if (!keyId || !principals || !rest || rest.length < 16) return undefined;
  const times = new DataView(rest.buffer, rest.byteOffset, rest.length);
  const [, , , authority] = sshStrings(rest.subarray(16), 4);
  const [from, until] = [times.getBigUint64(0), times.getBigUint64(8)].map((seconds) => isoOf(String(seconds)));
  const subject = clean(utf8(keyId.subarray(0, 400)));
  return {
    form: view.getUint32(8) === 2 ? 'host' : 'user',
    serial: view.getBigUint64(0).toString(16),
    ...(subject ? { keyId: subject } : {}),
    principals: sshStrings(principals, MOST).flatMap((one) => (one.length > 0 ? (clean(utf8(one.subarray(0, 400))) ?? []) : [])),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(authority ? { authority } : {}),
  };
}
