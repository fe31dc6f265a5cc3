/** Expressions: operators by their strength, and what follows a value. */
import type { Expression } from './ast';
import { type Cursor, MAX_DEPTH } from './cursor';
import { parseArguments, parsePrimary } from './primary';

/** From the weakest to the strongest; of two that begin alike the longer one first. https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/operators */
const LEVELS: readonly (readonly string[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['==', '!=', '=~', '!~'],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const OPERATORS = LEVELS.flatMap((marks, level) => marks.map((mark) => ({ mark, level })));
/** What an operator begins with. */
const BEGINNING = '?|&=!<>+-*/%';
/** What no item, key or statement begins with: here a value goes on in the next line. */
const GOES_ON = /(?:\?\?|\|\||&&|==|!=|=~|!~|<=|>=|[<>+*%?]|\.[?A-Za-z_])/y;

/** One expression; `missing` where there is none. The cursor stands behind it. */
export function parseExpression(cursor: Cursor): Expression {
  if (cursor.depth >= MAX_DEPTH) {
    const start = cursor.at;
    cursor.issue('nested too deep');
    cursor.toStatement();
    return { kind: 'missing', start, end: cursor.at };
  }
  cursor.depth++;
  const parsed = conditional(cursor);
  cursor.depth--;
  return parsed;
}

function conditional(cursor: Cursor): Expression {
  const condition = binary(cursor, 0);
  const back = cursor.at;
  goOn(cursor);
  if (cursor.peek() !== '?' || cursor.peek(1) === '?') {
    cursor.at = back;
    return condition;
  }
  cursor.at++;
  cursor.lines();
  const whenTrue = parseExpression(cursor);
  cursor.lines();
  if (!cursor.take(':')) cursor.issue('a choice without its other value');
  cursor.lines();
  const whenFalse = parseExpression(cursor);
  return { kind: 'conditional', condition, whenTrue, whenFalse, start: condition.start, end: whenFalse.end };
}

/** Operators of at least this strength, each with what stands on its right. */
function binary(cursor: Cursor, weakest: number): Expression {
  let left = unary(cursor);
  for (;;) {
    const back = cursor.at;
    goOn(cursor);
    const char = cursor.peek();
    const found =
      char !== '' && BEGINNING.includes(char)
        ? OPERATORS.find(({ mark, level }) => level >= weakest && cursor.starts(mark))
        : undefined;
    if (!found) {
      cursor.at = back;
      return left;
    }
    const { mark, level } = found;
    cursor.at += mark.length;
    cursor.lines();
    const right = binary(cursor, level + 1);
    left = { kind: 'binary', operator: mark, left, right, start: left.start, end: right.end };
  }
}

function unary(cursor: Cursor): Expression {
  cursor.blanks();
  const start = cursor.at;
  const operator = cursor.peek();
  if (operator !== '!' && operator !== '-') return postfix(cursor, parsePrimary(cursor));
  if (cursor.depth >= MAX_DEPTH) return parseExpression(cursor);
  cursor.at++;
  cursor.depth++;
  const operand = unary(cursor);
  cursor.depth--;
  return { kind: 'unary', operator, operand, start, end: operand.end };
}

/** Members, items, calls. Each wraps what stands before it, and chains of them are bounded as nesting is. */
function postfix(cursor: Cursor, first: Expression): Expression {
  let target = first;
  const { start } = first;
  for (let turns = 0; turns < MAX_DEPTH && target.kind !== 'missing'; turns++) {
    const back = cursor.at;
    if (cursor.peek() === '!' && !cursor.starts('!=') && !cursor.starts('!~')) {
      cursor.at++;
      continue;
    }
    if (cursor.peek() !== '[') goOn(cursor);
    if (cursor.take('::') || cursor.take('.?') || (cursor.peek() === '.' && cursor.peek(1) !== '.' && cursor.take('.'))) {
      const name = cursor.word();
      if (!name) {
        cursor.issue('a member without its name');
        return { kind: 'access', target, name: '', nameRange: { start: cursor.at, end: cursor.at }, start, end: cursor.at };
      }
      if (cursor.peek() === '(') {
        const args = parseArguments(cursor);
        target = { kind: 'call', target, name: name.name, nameRange: name, args, start, end: cursor.at };
      } else target = { kind: 'access', target, name: name.name, nameRange: name, start, end: cursor.at };
    } else if (cursor.take('[')) {
      cursor.take('?');
      cursor.lines();
      const key = parseExpression(cursor);
      cursor.lines();
      if (!cursor.take(']')) cursor.issue('an index without its closing bracket');
      target = { kind: 'index', target, key, start, end: cursor.at };
    } else {
      cursor.at = back;
      break;
    }
  }
  return target;
}

/** Over blanks, and over line ends where the next line can only go on with this value. */
function goOn(cursor: Cursor): void {
  cursor.blanks();
  if (cursor.peek() !== '\n' && cursor.peek() !== '\r') return;
  const back = cursor.at;
  cursor.lines();
  GOES_ON.lastIndex = cursor.at;
  if (cursor.done || !GOES_ON.test(cursor.text)) cursor.at = back;
}
