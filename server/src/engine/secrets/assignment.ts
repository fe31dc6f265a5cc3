/** `name = value` in text of a language that no extractor reads: shell, Dockerfile, Ruby, PHP, C#, notes. */
import type { Range } from '../syntax/span';

/** What stands between a name and its value; every part is bounded. */
const REST_OF_NAME = String.raw`[\w-]{0,48}["'\`\])}\\]{0,3}`;
const TYPE = String.raw`(?:[ \t]{0,3}:[ \t]{0,3}[A-Za-z_][\w.<>|? ]{0,32}|[ \t]{1,3}[a-z]{2,12})?`;
const OPERATOR = String.raw`[ \t]{0,8}(?:=>|[:?.|!+]{0,3}={1,3}|->|\|\||\?\?|[:(,])[>]?[ \t]{0,8}`;
const GIVEN = new RegExp(
  String.raw`${REST_OF_NAME}(?:${TYPE}${OPERATOR}|[ \t]{0,2}>\s{0,24}|[ \t]{1,4}(?=["']|[^\s=:\`]{6}))[ \t(]{0,3}(?:@|[bBrRfFuL](?=["'\`]))?`,
  'y',
);
const QUOTED = /(?:\\?(["'`]))([^\r\n]{3,400}?)\\?\1/y;
const PLAIN = /[^\s"'`<>(){};,|&]{4,256}/y;

/** A name that promises a secret, and the literal that is given to it. */
export interface Assignment {
  readonly name: string;
  /** The value without its quotes. */
  readonly value: Range;
  readonly quoted: boolean;
}

/** The assignment whose name holds the secret-like word at `at`; undefined where no literal follows. */
export function assignmentAt(text: string, at: number): Assignment | undefined {
  let start = at;
  while (start > 0 && at - start < 64 && /[\w.$-]/.test(text.charAt(start - 1))) start--;
  if (text.startsWith('$(', start - 2)) return undefined;
  // `arn:aws:secretsmanager:…:secret:name` names the secret.
  if (/\barn:[^\s"'`]{0,110}:$/.test(text.slice(Math.max(0, start - 120), start))) return undefined;
  GIVEN.lastIndex = at;
  const given = GIVEN.exec(text);
  if (!given) return undefined;
  const end = at + given[0].length;
  if (isOtherMeaning(text, start, given[0], end)) return undefined;
  const name = nameIn(text.slice(start, end));
  QUOTED.lastIndex = end;
  const quoted = QUOTED.exec(text);
  if (quoted?.[2] !== undefined) {
    const from = end + quoted[0].indexOf(quoted[1] ?? '') + 1;
    return { name, value: { start: from, end: from + quoted[2].length }, quoted: true };
  }
  if (/["'`]/.test(text.charAt(end))) return undefined;
  PLAIN.lastIndex = end;
  const plain = PLAIN.exec(text);
  if (!plain || isCode(text, end, plain[0]) || /^--|(?:\.{3}|…)$/.test(plain[0]) || text.charAt(end + plain[0].length) === '(')
    return undefined;
  // `<password>value</password>`: an element; `AUTH <PASSWORD> before` is a sentence.
  if (/[^=-]>\s*$/.test(given[0]) && !/^\s{0,24}</.test(text.slice(end + plain[0].length, end + plain[0].length + 25)))
    return undefined;
  return { name, value: { start: end, end: end + plain[0].replace(/[.,:]+$/, '').length }, quoted: false };
}

/** `${PASSWORD:+word}` gives the word where a password is set; `the public key \`0A1B…\`` is public. */
function isOtherMeaning(text: string, start: number, given: string, end: number): boolean {
  if (text.startsWith('${', start - 2) && given.endsWith(':') && text.charAt(end) === '+') return true;
  // `pass --force`, `"password" name="x"`: a verb; an attribute, and the next one.
  if (/^pass[ \t]+$/i.test(given) && !/[\w-]/.test(text.charAt(start - 1)) && start === end - given.length) return true;
  if (/["'`\])}][ \t]+$/.test(given) && !/["'`]/.test(text.charAt(end))) return true;
  return /^key\b/i.test(given) && /\bpublic[ _-]$/i.test(text.slice(Math.max(0, start - 8), start));
}

/** What an unquoted value cannot be: a template's `.Values.x`, the next attribute (`name="…`), the rest of a sentence (`Pass: all is well`). */
function isCode(text: string, at: number, plain: string): boolean {
  if (/^\.[A-Z]/.test(plain) || plain.startsWith('//')) return true;
  const next = text.slice(at + plain.length, at + plain.length + 12);
  if (/^[A-Za-z][\w.-]{0,60}=$/.test(plain) && /^["'`{]/.test(next)) return true;
  return /^[a-z]+$/.test(plain) && text.slice(0, at).endsWith(': ') && /^ [a-z]{2,10}\b/.test(next);
}

function nameIn(written: string): string {
  return /^[$-]{0,3}([\w.$-]{1,96}?)(?:[^\w.$-]|$)/.exec(written)?.[1]?.replace(/^[.$-]+|[.-]+$/g, '') ?? '';
}
