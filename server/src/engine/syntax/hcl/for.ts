/** `[for v in c : value if condition]` and `{for k, v in c : key => value... if condition}`. */
import type { Expression, For } from './ast';
import { isBlank } from './characters';
import { type Cursor, identifierEnd, lineEnd, peek, readIdentifier, report, skipSpace } from './cursor';
import { missing, parseExpression } from './expressions';

/** Does `for name` follow the opening bracket at the cursor, on any line? Leaves the cursor alone. */
export function isFor(c: Cursor): boolean {
  const { text, end } = c;
  let at = c.pos + 1;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 35) at = lineEnd(c, at);
    else if (!isBlank(code) && code !== 10) break;
  }
  if (!text.startsWith('for', at) || at + 3 >= end || !(isBlank(text.charCodeAt(at + 3)) || text.charCodeAt(at + 3) === 10)) {
    return false;
  }
  at += 3;
  while (at < end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 10)) at++;
  return identifierEnd(text, at, end) > at;
}

/** Reads `word` at the cursor when it stands there as a whole name. */
function word(c: Cursor, text: string): boolean {
  skipSpace(c);
  if (identifierEnd(c.text, c.pos, c.end) !== c.pos + text.length || !c.text.startsWith(text, c.pos)) return false;
  c.pos += text.length;
  return true;
}

function symbol(c: Cursor, text: string): boolean {
  skipSpace(c);
  if (c.pos + text.length > c.end || !c.text.startsWith(text, c.pos)) return false;
  c.pos += text.length;
  return true;
}

/** `k, v in collection`, also in `%{ for … }`. What is not there gives an empty name and `missing`. */
export function parseForIntro(c: Cursor): { names: [string] | [string, string]; collection: Expression } {
  skipSpace(c);
  const first = readIdentifier(c);
  let names: [string] | [string, string] = [first];
  if (symbol(c, ',')) {
    skipSpace(c);
    names = [first, readIdentifier(c)];
  }
  return { names, collection: word(c, 'in') ? parseExpression(c) : missing(c) };
}

/** The whole `for` expression from its opening bracket. Line breaks must not count. */
export function parseFor(c: Cursor, form: 'list' | 'object'): For {
  const start = c.pos++;
  word(c, 'for');
  const { names, collection } = parseForIntro(c);
  let key: Expression | undefined;
  let value: Expression;
  if (symbol(c, ':')) {
    value = parseExpression(c);
    if (form === 'object') {
      key = value;
      value = symbol(c, '=>') ? parseExpression(c) : missing(c);
    }
  } else value = missing(c);
  const grouped = symbol(c, '...');
  const condition = word(c, 'if') ? parseExpression(c) : undefined;
  skipSpace(c);
  if (peek(c) === (form === 'list' ? 93 : 125)) c.pos++;
  else report(c, 'This "for" is not closed', start, start + 1);
  return {
    kind: 'for',
    form,
    ...(names.length === 2 ? { keyName: names[0], valueName: names[1] } : { valueName: names[0] }),
    collection,
    ...(key ? { key } : {}),
    value,
    ...(condition ? { condition } : {}),
    grouped,
    start,
    end: c.pos,
  };
}
