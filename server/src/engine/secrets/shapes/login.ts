/** Passwords that stand by their position: `new NetworkCredential("user", "…")`, `mysqli_connect(host, user, "…")`. */
import type { FormatMatch } from '../model';
import { isPlaceholder, isReference, isWeak } from '../values/placeholders';

/** Lower-case literal of the call, and which of its arguments is the password, counted from one. */
export const LOGIN_CALLS: Readonly<Record<string, number>> = {
  'networkcredential(': 2,
  'usernamepasswordcredentials(': 2,
  'passwordauthentication(': 2,
  'basicauth(': 2,
  'basic_auth(': 2,
  'digestauth(': 2,
  'ntlmauth(': 2,
  'mysqli_connect(': 3,
  'mysql_connect(': 3,
  'new mysqli(': 3,
  'new pdo(': 3,
  'dbi->connect(': 3,
  'ftp_login(': 3,
  'ldap_bind(': 3,
  'imap_open(': 3,
  'directoryentry(': 3,
  'sshclient(': 3,
};

const LONGEST = 400;
const NAMES = Object.keys(LOGIN_CALLS);
/** One argument and the comma behind it: a string, or an expression without brackets in brackets. */
const ARGUMENT =
  /\s{0,40}(?:@?"(?:[^"\\\r\n]|\\.){0,160}"|@?'(?:[^'\\\r\n]|\\.){0,160}'|[\w$.:>-]{1,80}(?:\([^()\r\n]{0,120}\)|\[[^[\]\r\n]{0,60}\])?)\s{0,40}(?:\.\s{0,20}[\w$.]{1,40}\s{0,20})?,/y;
const PASSWORD = /\s{0,40}@?(?:"([^"\\\r\n]{1,160})"|'([^'\\\r\n]{1,160})')\s{0,40}(?=[,).])/dy;

/** The password of the call whose name starts at `at`. */
export function loginAt(text: string, at: number): FormatMatch | undefined {
  const head = text.slice(at, at + 40).toLowerCase();
  const name = NAMES.find((one) => head.startsWith(one));
  if (!name) return undefined;
  const from = at + name.length;
  const call = text.slice(from, from + LONGEST);
  let next = 0;
  for (let n = 1; n < (LOGIN_CALLS[name] as number); n++) {
    ARGUMENT.lastIndex = next;
    if (!ARGUMENT.test(call)) return undefined;
    next = ARGUMENT.lastIndex;
  }
  PASSWORD.lastIndex = next;
  const { indices } = PASSWORD.exec(call) ?? {};
  const range = indices?.[1] ?? indices?.[2];
  if (!range) return undefined;
  const value = call.slice(range[0], range[1]);
  if (!isGiven(value) || value.length < 3) return undefined;
  return loginMatch(from + range[0], from + range[1], value, 'stands where the call takes a password');
}

/** Whether a value in the place of a password is written out: no variable of a shell or a template, no placeholder, no end of a string that goes on. */
export function isGiven(value: string): boolean {
  return (
    !/^(?:[$%{<[(@-]|#\{)|\$[A-Za-z_{(]|\{\{|^\\|\\$|^ ?[+.&] /.test(value) &&
    !isReference(value) &&
    !isPlaceholder(value) &&
    value.length > 2
  );
}

/** A match for a password whose place is certain; how it looks says how real it is. */
export function loginMatch(start: number, end: number, value: string, evidence: string): FormatMatch {
  const weak = isWeak(value);
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(value)).length;
  const strong = value.length >= 8 && kinds >= 3;
  return {
    type: 'password',
    name: 'password',
    start,
    end,
    confidence: weak ? 'low' : strong ? 'high' : 'medium',
    evidence: [evidence, ...(weak ? ['a well-known default, or words'] : [])],
  };
}
