/** Objects, lists and loops. Entries and items stand on lines of their own, or with commas between. */
import type { Expression, For, ObjectEntry, ObjectExpression, ResourceDeclaration, Spread, Text } from './ast';
import type { Cursor } from './cursor';
import { parseExpression } from './expressions';
import { parseDecorators, parseResource } from './statements';
import { parseText } from './texts';

const CHILD = /resource[ \t]+[A-Za-z_]\w*[ \t]+'/y;
const LOOP = /for[ \t]+[A-Za-z_(]/y;

/** The object at the cursor's brace. */
export function parseObject(cursor: Cursor): ObjectExpression {
  const start = cursor.at++;
  const entries: ObjectEntry[] = [];
  const spreads: Spread[] = [];
  const resources: ResourceDeclaration[] = [];
  for (;;) {
    separators(cursor);
    if (cursor.take('}')) break;
    if (cursor.done || cursor.atStatement()) {
      cursor.issue('an object without its closing brace');
      break;
    }
    const before = cursor.at;
    const decorators = cursor.peek() === '@' ? parseDecorators(cursor) : [];
    if (isAt(cursor, CHILD)) resources.push(parseResource(cursor, decorators));
    else if (cursor.starts('...')) spreads.push(spread(cursor));
    else {
      const one = entry(cursor);
      if (one) entries.push(one);
      else cursor.toLineEnd();
    }
    if (cursor.at === before) cursor.at++;
  }
  return { kind: 'object', start, end: cursor.at, entries, spreads, resources };
}

function entry(cursor: Cursor): ObjectEntry | undefined {
  const start = cursor.at;
  const quoted = cursor.peek() === "'" ? parseText(cursor) : undefined;
  const word = quoted ? undefined : cursor.word();
  if (!quoted && !word) {
    cursor.issue('a key is missing');
    return undefined;
  }
  const keyRange = { start, end: cursor.at };
  cursor.blanks();
  if (!cursor.take(':')) {
    cursor.issue('a key without its value');
    return undefined;
  }
  cursor.blanks();
  const value = parseExpression(cursor);
  return { key: quoted ? textOf(quoted) : word?.name, keyRange, value, start, end: value.end };
}

function textOf({ parts }: Text): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'hole') return undefined;
    text += part.text;
  }
  return text;
}

function spread(cursor: Cursor): Spread {
  const start = cursor.at;
  cursor.at += 3;
  const value = parseExpression(cursor);
  return { kind: 'spread', value, start, end: value.end };
}

/** The list or the loop at the cursor's bracket. */
export function parseList(cursor: Cursor): Expression {
  const start = cursor.at++;
  cursor.lines();
  if (isAt(cursor, LOOP)) return loop(cursor, start);
  const items: Expression[] = [];
  for (;;) {
    separators(cursor);
    if (cursor.take(']')) break;
    if (cursor.done || cursor.atStatement()) {
      cursor.issue('a list without its closing bracket');
      break;
    }
    const before = cursor.at;
    const item = cursor.starts('...') ? spread(cursor) : parseExpression(cursor);
    if (item.kind !== 'missing') items.push(item);
    if (cursor.at === before) {
      // Nothing that belongs here: a brace closes what stands around, anything else is passed.
      if (/[})]/.test(cursor.peek())) break;
      cursor.at++;
    }
  }
  return { kind: 'list', start, end: cursor.at, items };
}

function loop(cursor: Cursor, start: number): For {
  cursor.at += 3;
  const names: string[] = [];
  for (let i = 0; i < 16 && !cursor.done; i++) {
    cursor.blanks();
    const word = cursor.word();
    if (word?.name === 'in') break;
    if (word) names.push(word.name);
    else if (!/[(),]/.test(cursor.peek())) break;
    else cursor.at++;
  }
  cursor.blanks();
  const collection = parseExpression(cursor);
  cursor.lines();
  if (!cursor.take(':')) cursor.issue('a loop without its body');
  cursor.lines();
  const body = parseExpression(cursor);
  cursor.lines();
  if (!cursor.take(']')) cursor.issue('a loop without its closing bracket');
  return { kind: 'for', names, collection, body, start, end: cursor.at };
}

function separators(cursor: Cursor): void {
  do cursor.lines();
  while (cursor.take(','));
}

function isAt(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  return cursor.dialect === 'bicep' && pattern.test(cursor.text);
}
