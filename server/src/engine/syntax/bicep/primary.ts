/** Values: texts, numbers, names, calls, lists, objects, loops, lambdas. */
import type { Expression, If, Lambda, Literal } from './ast';
import { parseList, parseObject } from './collections';
import type { Cursor } from './cursor';
import { parseExpression } from './expressions';
import { parseText } from './texts';

const NUMBER = /[0-9]+(?:\.[0-9]+)?/y;
const WORDS: Readonly<Record<string, Literal['value']>> = { true: true, false: false, null: null };
const LAMBDA = /\([ \t]*(?:[A-Za-z_]\w*[ \t]*(?:,[ \t]*[A-Za-z_]\w*[ \t]*){0,3})?\)[ \t]*=>/y;
const LAMBDA_OF_ONE = /[A-Za-z_]\w*[ \t]*=>/y;

/** One value, without what follows it. */
export function parsePrimary(cursor: Cursor): Expression {
  cursor.blanks();
  const start = cursor.at;
  const char = cursor.peek();
  if (char === "'" || (char === '$' && /^\$+'''/.test(cursor.text.slice(start, start + 12)))) return parseText(cursor);
  if (char === '{') return parseObject(cursor);
  if (char === '[') return parseList(cursor);
  if (char === '(') return isAt(cursor, LAMBDA) ? lambda(cursor) : parenthesized(cursor);
  if (/[0-9]/.test(char)) {
    NUMBER.lastIndex = start;
    const written = NUMBER.exec(cursor.text)?.[0] ?? char;
    cursor.at = Math.min(start + written.length, cursor.end);
    return { kind: 'literal', value: Number(written), start, end: cursor.at };
  }
  if (isAt(cursor, LAMBDA_OF_ONE)) return lambda(cursor);
  const word = cursor.word();
  if (!word) {
    cursor.issue('a value is missing');
    return { kind: 'missing', start, end: start };
  }
  const { name } = word;
  if (name === 'if' && cursor.dialect === 'bicep') return condition(cursor, start);
  if (cursor.peek() === '(') return { kind: 'call', name, nameRange: word, args: parseArguments(cursor), start, end: cursor.at };
  const literal = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  return literal === undefined
    ? { kind: 'name', name, start, end: word.end }
    : { kind: 'literal', value: literal, start, end: word.end };
}

/** The arguments of a call; the cursor stands at the opening bracket. */
export function parseArguments(cursor: Cursor): Expression[] {
  cursor.at++;
  const args: Expression[] = [];
  for (;;) {
    cursor.lines();
    if (cursor.done || cursor.take(')')) return args;
    const before = cursor.at;
    if (!cursor.atStatement()) args.push(parseExpression(cursor));
    cursor.lines();
    if (cursor.take(',')) continue;
    if (cursor.take(')')) return args;
    if (cursor.at === before || cursor.atStatement() || !/['\w[{(]/.test(cursor.peek())) {
      cursor.issue('a call without its closing bracket');
      return args;
    }
  }
}

function parenthesized(cursor: Cursor): Expression {
  cursor.at++;
  cursor.lines();
  const inner = parseExpression(cursor);
  cursor.lines();
  if (!cursor.take(')')) cursor.issue('a bracket that is not closed');
  return inner;
}

/** `if (condition) { … }`; without a bracket behind it, the function of ARM. */
function condition(cursor: Cursor, start: number): If {
  cursor.blanks();
  const tested = cursor.peek() === '(' ? parenthesized(cursor) : ({ kind: 'missing', start: cursor.at, end: cursor.at } as const);
  cursor.lines();
  const body = parseExpression(cursor);
  return { kind: 'if', condition: tested, body, start, end: body.end };
}

function lambda(cursor: Cursor): Lambda {
  const start = cursor.at;
  const names: string[] = [];
  while (!cursor.take('=>')) {
    const word = cursor.word();
    if (word) names.push(word.name);
    else cursor.at++;
  }
  cursor.lines();
  const body = parseExpression(cursor);
  return { kind: 'lambda', names, body, start, end: body.end };
}

function isAt(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  return cursor.dialect === 'bicep' && pattern.test(cursor.text);
}
