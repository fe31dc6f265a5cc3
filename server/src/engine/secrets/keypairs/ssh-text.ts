/** SSH public keys in text: `ssh-ed25519 AAAA… comment`, and the forms of RFC 4716 and PuTTY. */
import type { Range } from '../../syntax/span';
import { fromBase64 } from '../reading/bytes';
import { clean } from '../reading/clean';
import { readSshBlob, type SshKey } from './ssh';

export interface SshText {
  readonly ssh: SshKey;
  readonly comment?: string;
  /** The type and the key: `ssh-rsa AAAA…`, without the comment. */
  readonly range: Range;
}

const LONGEST = 16_000;
const RUN = /[A-Za-z0-9+/]{40,16000}={0,2}/y;
const TYPE = /(?:sk-)?(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-nistp\d{3})(?:-cert-v01)?(?:@openssh\.com)?[ \t]{1,4}$/;
/** Behind the key: its comment, up to what ends a literal or a command. */
const COMMENT = /[ \t]{1,4}([^\s"'`\\<>|&;#,)\]}$%{][^"'`\\<>|&;\r\n]{0,120})/y;
/** In front of a host's key in `known_hosts`: names, addresses, a hash of them, a mark. */
const HOSTS =
  /(?:^|[\s"'`])(?:\|1\|\S{20,80}|@(?:cert-authority|revoked)[ \t]\S{1,200}|(?:localhost|[^\s"'`=]{0,200}[\w\]][.:][^\s"'`=]{0,200}[\w\]*]))[ \t]{1,4}$/;
/** Names of what a host is known by. */
const HOST_KEY = /host[_-]?(?:public[_-]?)?key|known[_-]?hosts/i;
const MANY_LINES =
  /(?:BEGIN SSH2 PUBLIC KEY ----[ \t]*(?:\r?\n[\w-]{1,30}:[^\r\n]{0,200}){0,4}|Public-Lines: \d{1,3}[ \t]*)\r?\n[ \t]*$/;

/** The key whose base64 begins at `at`; undefined where it is cut off, or a host's key among others that somebody knows. */
export function sshKeyAt(text: string, at: number): SshText | undefined {
  const before = text.slice(Math.max(0, at - 600), at);
  const type = TYPE.exec(before)?.[0] ?? '';
  const line = before.slice(before.lastIndexOf('\n') + 1, before.length - type.length);
  if ((type !== '' && HOSTS.test(line)) || HOST_KEY.test(line)) return undefined;
  const many = type === '' ? MANY_LINES.exec(before)?.[0] : undefined;
  RUN.lastIndex = at;
  const run = RUN.exec(text)?.[0] ?? '';
  const body = many === undefined ? run : (/^[A-Za-z0-9+/=\s]{0,16000}/.exec(text.slice(at, at + LONGEST))?.[0] ?? '');
  const ssh = readSshBlob(fromBase64(body));
  if (!ssh) return undefined;
  COMMENT.lastIndex = at + run.length;
  const named = many === undefined ? COMMENT.exec(text)?.[1] : /Comment: *"?([^"\r\n]{1,120})/i.exec(before)?.[1];
  const comment = clean(named);
  return { ssh, range: { start: at - type.length, end: at + run.length }, ...(comment ? { comment } : {}) };
}
