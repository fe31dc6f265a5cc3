import { spanOf } from '../syntax/span';
import type { ExtractContext } from './context';
import type { EncryptedFact } from './model';

const VAULT = '$ANSIBLE_VAULT;';
const SOPS = 'ENC[AES256_GCM,';
/** Two bytes of length in front of a wrapped key of 512 bytes: https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md */
const SEALED = /^[ \t]+["']?([\w.-]{1,200})["']?:[ \t]*["']?(Ag[A-Za-z0-9+/]{200,}={0,2})/gm;
const MOST = 500;

/** Whether a file may hold encrypted values although no name in it is a secret's: by its name or its first bytes. */
export function mayBeEncrypted(file: string, bytes: Uint8Array): boolean {
  if (bytes.length > 1_000_000) return false;
  if (bytes[0] === 0x24 && [...VAULT].every((letter, i) => bytes[i] === letter.charCodeAt(0))) return true;
  return /(?:sops|[._-]enc|secrets?)(?:[._/-][^/]*)?\.(?:ya?ml|json|env|ini)$/i.test(file);
}

/**
 * Values that are stored encrypted beside the code: by SOPS, Sealed Secrets, or ansible-vault where it has the whole file. They
 * are secrets that somebody has to replace now and then, and no values that could be read here.
 */
export function addEncrypted({ file, text, facts, host }: ExtractContext): void {
  const add = (kind: EncryptedFact['kind'], name: string, start: number, end: number) => {
    if (facts.encrypted.length < MOST) facts.encrypted.push({ kind, name, span: spanOf(file, { start, end }) });
  };
  if (text.startsWith(VAULT)) add('ansible-vault', '', 0, lineEnd(text, 0));
  for (let at = text.indexOf(SOPS); at >= 0 && facts.encrypted.length < MOST; at = text.indexOf(SOPS, at + SOPS.length)) {
    const end = text.indexOf(']', at) + 1;
    const name = nameBefore(text, at);
    // The checksum over the file changes with every edit of any value.
    if (end > 0 && end <= lineEnd(text, at) && name !== 'mac' && name !== 'sops_mac') add('sops', name, at, end);
  }
  if (host === 'kubernetes' && text.includes('SealedSecret'))
    for (const match of text.matchAll(SEALED)) {
      const value = match[2] ?? '';
      const start = match.index + match[0].length - value.length;
      add('sealed-secret', match[1] ?? '', start, start + value.length);
    }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const stop = end < 0 ? text.length : end;
  return text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** `db_password` of `db_password: ENC[…]`, `"db_password": "ENC[…]"`, `DB_PASSWORD=ENC[…]`; empty where an item of a list has none. */
function nameBefore(text: string, at: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 300), at);
  return /["']?([\w.-]{1,200})["']?[ \t]*[:=][ \t]*["']?$/.exec(line)?.[1] ?? '';
}
