/** Lists, objects, argument lists and `for`. */
import type { Expression, ObjectEntry } from './ast';
import { isCloser } from './characters';
import { type Cursor, identifierEnd, peek, peekAt, readIdentifier, report, skipLines, skipSpace } from './cursor';
import { missing, parseExpression } from './expressions';
import { isFor, parseFor } from './for';
import { skipJunk } from './recovery';

/** The items from the opening bracket at the cursor to `closer`, with the three dots of a call. Reads the closer. */
export function parseItems(c: Cursor, closer: number): { items: Expression[]; expand: boolean } {
  const open = c.pos++;
  const items: Expression[] = [];
  let expand = false;
  for (;;) {
    skipSpace(c);
    let code = peek(c);
    if (code < 0 || code === 10 || isCloser(code)) break;
    if (code === 44) {
      missing(c);
      c.pos++;
      continue;
    }
    const item = parseExpression(c);
    items.push(item);
    skipSpace(c);
    code = peek(c);
    if (code === 46 && peekAt(c, 1) === 46 && peekAt(c, 2) === 46) {
      expand = true;
      c.pos += 3;
      skipSpace(c);
      code = peek(c);
    }
    if (code === 44) c.pos++;
    else if (code >= 0 && code !== 10 && !isCloser(code)) {
      if (item.kind === 'missing') skipUnread(c);
      else report(c, 'A comma is missing here', item.end, item.end);
    }
  }
  if (peek(c) === closer) c.pos++;
  else report(c, 'This bracket is not closed', open, open + 1);
  return { items, expand };
}

/** Skips what is no item, at least one character, and the comma after it. */
function skipUnread(c: Cursor): void {
  const before = c.pos;
  skipJunk(c, true);
  if (c.pos === before) c.pos++;
  else if (peek(c) === 44) c.pos++;
}

/** `[ … ]`, a list or a `for`. */
export function parseList(c: Cursor): Expression {
  const start = c.pos;
  const outer = c.newlines;
  c.newlines = false;
  const node: Expression = isFor(c) ? parseFor(c, 'list') : { kind: 'list', items: parseItems(c, 93).items, start, end: c.pos };
  c.newlines = outer;
  return node;
}

/** `{ … }`, an object or a `for`. */
export function parseObject(c: Cursor): Expression {
  const start = c.pos;
  const outer = c.newlines;
  if (isFor(c)) {
    c.newlines = false;
    const node = parseFor(c, 'object');
    c.newlines = outer;
    return node;
  }
  c.newlines = true;
  c.pos++;
  const entries: ObjectEntry[] = [];
  for (;;) {
    const before = c.pos;
    skipLines(c);
    const code = peek(c);
    if (code < 0 || code === 10 || isCloser(code)) break;
    if (code === 44) {
      missing(c);
      c.pos++;
      continue;
    }
    const entry = parseEntry(c);
    if (!entry) {
      c.pos = before;
      break;
    }
    entries.push(entry);
  }
  c.newlines = outer;
  if (peek(c) === 125) c.pos++;
  else report(c, 'This "{" is not closed', start, start + 1);
  return { kind: 'object', entries, start, end: c.pos };
}

/** One entry and the comma after it; undefined when a block stands there, so the object is half-typed. */
function parseEntry(c: Cursor): ObjectEntry | undefined {
  const key = parseKey(c);
  skipSpace(c);
  let code = peek(c);
  if (key.kind === 'variable' && (code === 123 || code === 34)) return undefined;
  let value: Expression;
  if (code === 61 || code === 58) {
    c.pos++;
    if (code === 61 && peek(c) === 62) c.pos++;
    value = parseExpression(c);
  } else value = missing(c);
  const entry = { key, value, start: key.start, end: Math.max(key.end, value.end) };
  skipSpace(c);
  code = peek(c);
  if (code >= 0 && code !== 10 && code !== 44 && !isCloser(code)) {
    if (value.kind !== 'missing') report(c, 'A line break or a comma is missing here', value.end, value.end);
    const before = c.pos;
    skipJunk(c, true);
    if (c.pos === before) c.pos++;
  }
  if (peek(c) === 44) c.pos++;
  return entry;
}

/** A bare key is a name even when it is `true` or `null`. */
function parseKey(c: Cursor): Expression {
  const start = c.pos;
  const end = identifierEnd(c.text, start, c.end);
  if (end === start) return parseExpression(c);
  const name = readIdentifier(c);
  skipSpace(c);
  const code = peek(c);
  if (code === 46 || code === 91 || code === 40 || (code === 58 && peekAt(c, 1) === 58)) {
    c.pos = start;
    return parseExpression(c);
  }
  return { kind: 'variable', name, start, end };
}
