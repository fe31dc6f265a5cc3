/** Operators, conditionals and what follows a value: `.name`, `[key]`, `.*`. */
import type { Expression, Missing } from './ast';
import { isDigit } from './characters';
import { type Cursor, MAX_DEPTH, MAX_HEIGHT, peek, peekAt, readIdentifier, report, skipSpace } from './cursor';
import { parsePrimary } from './primary';

/** A place where an expression should stand. */
export function missing(c: Cursor): Missing {
  report(c, 'An expression is missing here', c.pos, c.pos);
  return { kind: 'missing', start: c.pos, end: c.pos };
}

/**
 * One expression from the cursor. Never throws and may read nothing (`missing`); the cursor then stands where it stood,
 * after blanks. Blanks after the expression may have been read, the node's range never holds them.
 */
export function parseExpression(c: Cursor): Expression {
  skipSpace(c);
  if (c.depth >= MAX_DEPTH) {
    report(c, 'This is nested too deeply', c.pos, c.pos);
    return { kind: 'missing', start: c.pos, end: c.pos };
  }
  const outer = c.height;
  c.height = 0;
  c.depth++;
  const node = conditional(c);
  c.depth--;
  c.height = Math.max(outer, c.height + 1);
  return node;
}

function conditional(c: Cursor): Expression {
  const condition = binary(c, 1);
  if (condition.kind === 'missing') return condition;
  skipSpace(c);
  if (peek(c) !== 63) return condition;
  c.pos++;
  const whenTrue = parseExpression(c);
  skipSpace(c);
  let whenFalse: Expression;
  if (peek(c) === 58) {
    c.pos++;
    whenFalse = parseExpression(c);
  } else whenFalse = missing(c);
  const end = Math.max(whenTrue.end, whenFalse.end);
  return { kind: 'conditional', condition, whenTrue, whenFalse, start: condition.start, end };
}

/** The operator at the cursor and its strength, weakest 1; undefined when there is none. */
function operatorAt(c: Cursor): { text: string; strength: number } | undefined {
  const next = peekAt(c, 1);
  switch (peek(c)) {
    case 124:
      return next === 124 ? OR : undefined;
    case 38:
      return next === 38 ? AND : undefined;
    case 61:
      return next === 61 ? EQUAL : undefined;
    case 33:
      return next === 61 ? UNEQUAL : undefined;
    case 60:
      return next === 61 ? AT_MOST : next === 60 ? undefined : BELOW;
    case 62:
      return next === 61 ? AT_LEAST : ABOVE;
    case 43:
      return PLUS;
    case 45:
      return MINUS;
    case 42:
      return TIMES;
    case 47:
      return DIVIDED;
    case 37:
      return REST;
    default:
      return undefined;
  }
}

const OR = { text: '||', strength: 1 };
const AND = { text: '&&', strength: 2 };
const EQUAL = { text: '==', strength: 3 };
const UNEQUAL = { text: '!=', strength: 3 };
const AT_MOST = { text: '<=', strength: 4 };
const BELOW = { text: '<', strength: 4 };
const AT_LEAST = { text: '>=', strength: 4 };
const ABOVE = { text: '>', strength: 4 };
const PLUS = { text: '+', strength: 5 };
const MINUS = { text: '-', strength: 5 };
const TIMES = { text: '*', strength: 6 };
const DIVIDED = { text: '/', strength: 6 };
const REST = { text: '%', strength: 6 };

/** May the tree grow by one more node above what was just read? */
function mayGrow(c: Cursor): boolean {
  if (c.height < MAX_HEIGHT) {
    c.height++;
    return true;
  }
  report(c, 'This expression is too long', c.pos, c.pos);
  return false;
}

function binary(c: Cursor, weakest: number): Expression {
  let left = unary(c);
  if (left.kind === 'missing') return left;
  for (;;) {
    skipSpace(c);
    const operator = operatorAt(c);
    if (!operator || operator.strength < weakest || !mayGrow(c)) return left;
    c.pos += operator.text.length;
    skipSpace(c);
    const right = binary(c, operator.strength + 1);
    left = { kind: 'binary', operator: operator.text, left, right, start: left.start, end: right.end };
  }
}

function unary(c: Cursor): Expression {
  const code = peek(c);
  if (code !== 33 && code !== 45) return postfix(c);
  const start = c.pos;
  if (c.depth >= MAX_DEPTH || !mayGrow(c)) return missing(c);
  c.pos++;
  skipSpace(c);
  c.depth++;
  const operand = unary(c);
  c.depth--;
  return { kind: 'unary', operator: code === 33 ? '!' : '-', operand, start, end: operand.end };
}

function postfix(c: Cursor): Expression {
  let node = parsePrimary(c);
  if (node.kind === 'missing') return node;
  for (;;) {
    skipSpace(c);
    const code = peek(c);
    if ((code !== 46 || peekAt(c, 1) === 46) && code !== 91) return node;
    if (!mayGrow(c)) return node;
    node = code === 46 ? afterDot(c, node) : index(c, node);
  }
}

function afterDot(c: Cursor, target: Expression): Expression {
  const dot = c.pos++;
  const code = peek(c);
  if (code === 42) return { kind: 'splat', target, start: target.start, end: ++c.pos };
  if (isDigit(code)) {
    const start = c.pos;
    while (isDigit(peek(c))) c.pos++;
    const key = { kind: 'literal', value: Number(c.text.slice(start, c.pos)), start, end: c.pos } as const;
    return { kind: 'index', target, key, start: target.start, end: c.pos };
  }
  skipSpace(c);
  const start = c.pos;
  const name = readIdentifier(c);
  if (name) {
    return { kind: 'access', target, name, nameRange: { start, end: c.pos }, start: target.start, end: c.pos };
  }
  report(c, 'A name is missing here', dot, dot + 1);
  return { kind: 'access', target, name: '', nameRange: { start: dot + 1, end: dot + 1 }, start: target.start, end: dot + 1 };
}

function index(c: Cursor, target: Expression): Expression {
  const outer = c.newlines;
  const open = c.pos++;
  c.newlines = false;
  skipSpace(c);
  let key: Expression | undefined;
  if (peek(c) === 42) {
    c.pos++;
    skipSpace(c);
  } else key = parseExpression(c);
  skipSpace(c);
  c.newlines = outer;
  if (peek(c) === 93) c.pos++;
  else report(c, 'This "[" is not closed', open, open + 1);
  const end = c.pos;
  return key ? { kind: 'index', target, key, start: target.start, end } : { kind: 'splat', target, start: target.start, end };
}
