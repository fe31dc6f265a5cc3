/** Credential files with a grammar of their own, which no other extractor reads. */

import type { CredentialType } from '../../secrets/model';
import { isPlaceholder, isReference } from '../../secrets/values/placeholders';
import type { ExtractContext } from '../context';

interface Reader {
  readonly files: RegExp;
  readonly name: string;
  readonly type: CredentialType;
  /** Group 1 is the value. Every part is bounded and stays on its line. */
  readonly pattern: RegExp;
  /** What stands there is derived from the password: it is guessed, not read. */
  readonly hash?: true;
}

const READERS: readonly Reader[] = [
  // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
  {
    files: /(?:^|\/)[._]netrc$/,
    name: 'password',
    type: 'password',
    pattern: /(?:^|[ \t])password[ \t]{1,8}([^\s#]{3,200})/gm,
  },
  // https://www.postgresql.org/docs/current/libpq-pgpass.html: host:port:database:user:password
  {
    files: /(?:^|\/)(?:\.pgpass|pgpass\.conf)$/i,
    name: 'password',
    type: 'password',
    pattern: /^(?!#)(?:[^:\r\n]{1,200}:){4}([^\r\n]{1,200}?)[ \t]{0,8}$/gm,
  },
  // https://httpd.apache.org/docs/current/misc/password_encryptions.html
  {
    files: /(?:^|\/)\.?htpasswd$/,
    name: 'password',
    type: 'password',
    pattern: /^(?!#)[^:\s]{1,100}:(\$(?:apr1|2[aby]|[156])\$[^\s:]{8,200}|\{SHA\}[\w+/=]{20,40}|[\w./]{13})[ \t]{0,8}$/gm,
    hash: true,
  },
  { files: /(?:^|\/)\.vault-token$/, name: 'token', type: 'token', pattern: /^([\w.-]{20,200})\s{0,4}$/g },
  {
    files: /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,40})\.key$/,
    name: 'master key',
    type: 'token',
    pattern: /^([0-9a-f]{32,64})\s{0,4}$/g,
  },
  // The columns of the browsers' exports: name, url, username, password.
  {
    files: /\.csv$/i,
    name: 'password',
    type: 'password',
    pattern: /^(?:[^,"\r\n]{0,80},)?https?:\/\/[^,\s]{3,300},[^,\r\n]{1,120},([^,\r\n]{3,200})/gm,
  },
];

/** Where a CSV is no export of logins. */
const COLUMNS = /^\uFEFF?[^\r\n]{0,200}\b(?:username|login)[^\r\n]{0,60}\bpassword\b/i;

/** Adds a credential for every entry of such a file. */
export function addEntries(context: ExtractContext): void {
  const { file, text, facts, fingerprint } = context;
  const reader = READERS.find(({ files }) => files.test(file));
  if (!reader) return;
  if (file.toLowerCase().endsWith('.csv') && !COLUMNS.test(text.slice(0, 400))) return;
  for (const match of text.slice(0, LONGEST).matchAll(reader.pattern)) {
    const value = match[1] ?? '';
    if (!reader.hash && (isPlaceholder(value) || isReference(value))) continue;
    const start = match.index + match[0].lastIndexOf(value);
    const range = { start, end: start + value.length };
    facts.credentials.push({
      type: reader.type,
      storage: 'literal',
      span: { file, ...range },
      literal: range,
      slot: { kind: 'file', name: reader.name },
      confidence: reader.hash ? 'medium' : 'high',
      evidence: ['an entry of a file that holds credentials', ...(reader.hash ? ['a hash of the password'] : [])],
      fingerprint: fingerprint(value),
    });
  }
}

const LONGEST = 500_000;
