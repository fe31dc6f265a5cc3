/** Values that stand on their own: literals, names, calls, brackets of every kind. */
import type { Expression } from './ast';
import { isDigit, isIdentStart } from './characters';
import { parseItems, parseList, parseObject } from './collections';
import { type Cursor, identifierEnd, peek, peekAt, report, skipSpace } from './cursor';
import { missing, parseExpression } from './expressions';
import { parseHeredoc } from './heredoc';
import { parseQuoted } from './templates';

/** The value at the cursor, without what follows it. */
export function parsePrimary(c: Cursor): Expression {
  const code = peek(c);
  if (code === 34) return parseQuoted(c);
  if (code === 91) return parseList(c);
  if (code === 123) return parseObject(c);
  if (code === 40) return parens(c);
  if (isDigit(code)) return number(c);
  if (code === 60 && peekAt(c, 1) === 60) return parseHeredoc(c) ?? missing(c);
  if (code >= 0 && isIdentStart(code)) return named(c);
  return missing(c);
}

function parens(c: Cursor): Expression {
  const start = c.pos++;
  const outer = c.newlines;
  c.newlines = false;
  const inner = parseExpression(c);
  skipSpace(c);
  c.newlines = outer;
  if (peek(c) === 41) c.pos++;
  else report(c, 'This "(" is not closed', start, start + 1);
  return { kind: 'parens', inner, start, end: c.pos };
}

function digits(c: Cursor): void {
  while (isDigit(peek(c))) c.pos++;
}

function number(c: Cursor): Expression {
  const start = c.pos;
  digits(c);
  if (peek(c) === 46 && isDigit(peekAt(c, 1))) {
    c.pos++;
    digits(c);
  }
  const code = peek(c);
  if (code === 101 || code === 69) {
    const sign = peekAt(c, 1) === 43 || peekAt(c, 1) === 45 ? 2 : 1;
    if (isDigit(peekAt(c, sign))) {
      c.pos += sign;
      digits(c);
    }
  }
  return { kind: 'literal', value: Number(c.text.slice(start, c.pos)), start, end: c.pos };
}

/** A name, a keyword, or a call `name(…)`, `provider::aws::name(…)`. */
function named(c: Cursor): Expression {
  const { text } = c;
  const start = c.pos;
  c.pos = identifierEnd(text, start, c.end);
  while (peek(c) === 58 && peekAt(c, 1) === 58) {
    const after = identifierEnd(text, c.pos + 2, c.end);
    if (after === c.pos + 2) break;
    c.pos = after;
  }
  const end = c.pos;
  const name = text.slice(start, end);
  skipSpace(c);
  if (peek(c) === 40) return call(c, name, start, end);
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', start, end };
  if (name === 'null') return { kind: 'literal', value: null, start, end };
  return { kind: 'variable', name, start, end };
}

function call(c: Cursor, name: string, start: number, nameEnd: number): Expression {
  const outer = c.newlines;
  c.newlines = false;
  const { items, expand } = parseItems(c, 41);
  c.newlines = outer;
  return { kind: 'call', name, nameRange: { start, end: nameEnd }, args: items, expand, start, end: c.pos };
}
