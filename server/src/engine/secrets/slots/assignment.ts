/** `name = value` in text of a language that no extractor reads: shell, Dockerfile, Ruby, PHP, C#, notes. */
import type { Range } from '../../syntax/span';
import type { Assignment } from '../model';
import { comparedAt } from './compared';

/** What stands between a name and its value; every part is bounded. */
const REST_OF_NAME = String.raw`[\w-]{0,48}(?:\[\d{0,4}\])?["'\`\])}\\]{0,3}`;
const TYPE = String.raw`(?:[ \t]{0,3}:[ \t]{0,3}(?:&'?)?[A-Za-z_*][\w.<>|?*& ]{0,32}|[ \t]{1,3}(?:As[ \t])?[A-Za-z]{2,12})?`;
const OPERATOR = String.raw`[ \t]{0,8}(?:=>|[:?.|!+]{0,3}={1,3}|->|<-|\|\||\?[?:]|:-|[:(,])[>]?[ \t]{0,8}`;
/** `password.equals("…")`, `The password is "…"`. */
const CALL = String.raw`\.[A-Za-z_]{2,20}\((?=["'\`])|[ \t]{1,3}is[ \t]{1,3}(?=["'\`])`;
const GIVEN = new RegExp(
  String.raw`${REST_OF_NAME}(?:${CALL}|${TYPE}${OPERATOR}|[ \t]{0,2}>\s{0,24}|[ \t]{1,4}(?=["']|[^\s=:\`]{6}))[ \t(]{0,3}(?:[A-Za-z][\w.:]{1,23}\((?=["'\`]))?(?:@|[bBrRfFuLN](?=["'\`]))?`,
  'y',
);
/** Three quotes, quotes inside of quotes (`"\"…\""`), one quote; escaped in a string of the text around or not. */
const QUOTED = /"""([^\r\n"]{3,400}?)"""|"\\"([^\r\n"\\]{3,400}?)\\""|(?:\\?(["'`]))([^\r\n]{3,400}?)\\?\3/dy;
/** An escaped line break ends a value inside of a quoted text. */
const PLAIN = /(?:[^\s"'`<>(){};,|&\\]|\\(?![nrt])){4,256}/y;
const RUN = /[^\s]{8,256}/y;

/** The assignment whose name holds the secret-like word at `at`; undefined where no literal follows or is compared with it. */
export function assignmentAt(text: string, at: number): Assignment | undefined {
  let start = at;
  while (start > 0 && at - start < 64 && /[\w.$-]/.test(text.charAt(start - 1))) start--;
  if (text.startsWith('$(', start - 2)) return undefined;
  const inAction = isInAction(text, start);
  // `arn:aws:secretsmanager:…:secret:name` names the secret.
  if (/\barn:[^\s"'`]{0,110}:$/.test(text.slice(Math.max(0, start - 120), start))) return undefined;
  GIVEN.lastIndex = at;
  const given = GIVEN.exec(text);
  const assignment = given ? literalAt(text, start, given[0], at + given[0].length) : undefined;
  if (assignment && inAction && (!assignment.quoted || !/[=:]/.test(given?.[0] ?? ''))) return undefined;
  return assignment ?? comparedAt(text, start, at);
}

/** What stands before `at` on its line, no more than `most` characters. Cut first: a minified file has one line. */
function lineBefore(text: string, at: number, most: number): string {
  const before = text.slice(Math.max(0, at - most), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** `{{ include "secret" "value" }}`: in a template's action words are arguments. */
function isInAction(text: string, at: number): boolean {
  const before = lineBefore(text, at, 200);
  return before.lastIndexOf('{{') > before.lastIndexOf('}}');
}

function literalAt(text: string, start: number, given: string, end: number): Assignment | undefined {
  if (isOtherMeaning(text, start, given, end)) return undefined;
  // The output value of the key "Queue": prose.
  if (/^key[ \t]+$/i.test(given) && start === end - given.length) return undefined;
  const name = nameIn(
    METHOD.test(given) ? text.slice(start, end).replace(METHOD, '') : text.slice(start, end),
    given.includes('('),
  );
  // `userPass.getBytes("UTF-8")` asks the secret for something.
  if (/\.(?:get|to|as)(?:[A-Z]|_)\w{0,20}\($/.test(given)) return undefined;
  // `ENV.fetch("DB_PASSWORD_1")`, `secretFromVault("app/db-1")`: the value's name.
  if (READ.test(given)) return undefined;
  const quoted = quotedAt(text, end);
  if (quoted) return { name, value: quoted, quoted: true };
  if (/["'`]/.test(text.charAt(end))) return undefined;
  const plain = plainAt(text, start, given, end);
  return plain && { name, value: plain, quoted: false };
}

function quotedAt(text: string, at: number): Range | undefined {
  QUOTED.lastIndex = at;
  const { indices } = QUOTED.exec(text) ?? {};
  const found = indices?.[1] ?? indices?.[2] ?? indices?.[4];
  return found && { start: found[0], end: found[1] };
}

function plainAt(text: string, start: number, given: string, end: number): Range | undefined {
  PLAIN.lastIndex = end;
  const plain = PLAIN.exec(text)?.[0] ?? '';
  const whole = wholeLine(text, start, given, end, plain.length);
  if (whole) return whole;
  if (plain === '' || isCode(text, end, plain) || /^--|(?:\.{3}|…)$/.test(plain) || text.charAt(end + plain.length) === '(')
    return undefined;
  // `<password>value</password>`: an element; `AUTH <PASSWORD> before` is a sentence.
  if (/[^=-]>\s*$/.test(given) && !/^\s{0,24}</.test(text.slice(end + plain.length, end + plain.length + 25))) return undefined;
  // `s/^PASSWORD=.*/PASSWORD=x/`: the slash ends what sed puts in.
  const inSed = plain.endsWith('/') && /[/|]\^?$/.test(lineBefore(text, start, 24));
  return { start: end, end: end + plain.replace(inSed ? /\/$/ : /[.,:]+$/, '').length };
}

/** `key = ab{c)d<e`: brackets that do not pair make a line of settings; in code they pair. */
function wholeLine(text: string, start: number, given: string, end: number, plain: number): Range | undefined {
  if (!/[=:]\s*$/.test(given) || lineBefore(text, start, 24).trim() !== '') return undefined;
  RUN.lastIndex = end;
  const run = RUN.exec(text)?.[0].replace(/[,'"`]{1,2}$/, '') ?? '';
  // A statement's end: program text.
  if (run.endsWith(';')) return undefined;
  if (
    run.length <= plain ||
    !/^[^\S\n]*(?:\n|$)/.test(text.slice(end + run.length, end + run.length + 8).replace(/^[,'"`]{1,2}/, ''))
  )
    return undefined;
  return isCrossed(run) ? { start: end, end: end + run.length } : undefined;
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** A closing bracket that no bracket of its kind opened: `a)b`, `{a]`. */
export function isCrossed(value: string): boolean {
  const open: string[] = [];
  for (const char of value) {
    if (char === '(' || char === '[' || char === '{') open.push(char);
    else if (OPENING[char] && open.pop() !== OPENING[char]) return true;
  }
  return false;
}

/** `${PASSWORD:+word}` gives the word where a password is set; `the GPG key \`0A1B…\`` is a fingerprint. */
function isOtherMeaning(text: string, start: number, given: string, end: number): boolean {
  // `line.includes('password') || line.includes('login')`: asks for one word, then for another.
  const asked = /^[\w-]{0,48}["'`]\)[ \t]{0,8}\|\|[ \t]{0,8}([A-Za-z][\w.:]{1,23}\()$/.exec(given)?.[1];
  if (asked && lineBefore(text, start, 120).slice(0, -1).endsWith(asked)) return true;
  // `eof_action=pass:repeatlast=0`: the value of another name, and the next one.
  if (text.charAt(start - 1) === '=' && /^pass:/i.test(text.slice(start, start + 5))) return true;
  if (text.startsWith('${', start - 2) && given.endsWith(':') && text.charAt(end) === '+') return true;
  // `secretFromVault("app/passkey", "password")`: the name of an entry, and a key of it.
  if (ENTRY.test(lineBefore(text, start, 100))) return true;
  // `login($user, $password, "x")`: the next argument.
  if (text.charAt(start) === '$' && /^\w*,\s*$/.test(given)) return true;
  // `connect($row['password'], "x")`: what is read, and the next argument.
  if (/^[\w-]{0,48}["'`]\],\s*$/.test(given)) return true;
  // `pass --force`, `"password" name="x"`: a verb; an attribute, and the next one.
  if (/^pass[ \t]+$/i.test(given) && !/[\w-]/.test(text.charAt(start - 1)) && start === end - given.length) return true;
  if (/["'`\])}][ \t]+$/.test(given) && !/["'`]/.test(text.charAt(end))) return true;
  // `**Password Settings**`, `auth.password`, `api.v1`: words in bold, code after code in a sentence.
  if (/^[ \t]+$/.test(given.replace(/^\w*/, '')) && text.startsWith('**', start - 2)) return true;
  if (/^[\w-]{0,48}`,[ \t]+$/.test(given)) return true;
  // `credentials(PasswordCredentials, "portal")`: a type, and the next argument.
  if (/Credentials?(?:\.class)?,[ \t]*$/.test(given)) return true;
  return /^key\b/i.test(given) && /\b(?:public|gpg|pgp)[ _-]$/i.test(text.slice(Math.max(0, start - 8), start));
}

/** What an unquoted value cannot be: a template's `.Values.x`, the next attribute (`name="…`), the rest of a sentence (`Pass: all is well`). */
function isCode(text: string, at: number, plain: string): boolean {
  if (/^\.[A-Za-z]/.test(plain) || plain.startsWith('//')) return true;
  const next = text.slice(at + plain.length, at + plain.length + 12);
  if (/^[A-Za-z][\w.-]{0,60}=$/.test(plain) && /^["'`{]/.test(next)) return true;
  return /^[a-z]+$/.test(plain) && text.startsWith(': ', at - 2) && /^ [a-z]{2,10}\b/.test(next);
}

const READ = /(?:\benv|getenv|\bENV\.fetch|EnvironmentVariable|\benv::var|secret_?From[A-Za-z_]{0,24})\($/i;
const ENTRY = /secret_?From[A-Za-z_]{0,24}\(["'][\w./-]{0,60}$/i;

const METHOD = /\.[A-Za-z_]{2,20}\($/;

/** `with_password(` and `setPassword(` give the password a value: the name is what is given one. */
function nameIn(written: string, called: boolean): string {
  const name = /^[$-]{0,3}([\w.$-]{1,96}?)(?:[^\w.$-]|$)/.exec(written)?.[1]?.replace(/^[.$-]+|[.-]+$/g, '') ?? '';
  return called ? name.slice(name.lastIndexOf('.') + 1).replace(/^(?:set|with|use)(?=[A-Z_])/, '') : name;
}
