/**
 * HCL expressions as neutral values, as far as the file itself says them: literals, locals, defaults of variables, templates
 * and a few pure functions. Everything else is an `unknown` that keeps its reference, such as `aws_s3_bucket.logs.arn`.
 */
import type { Expression, ObjectExpression } from '../../syntax/hcl/ast';
import { type Span, spanOf } from '../../syntax/span';
import { type Entry, HOLE, type Value } from '../../syntax/value';
import { callFunction } from './functions';
import { partText, plainText, type Run, type Scope, unknownAt, type Visit } from './scope';
import { stringOf } from './template';

const MAX_STEPS = 20_000;
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 60;

/** The value of the expression. Resolved parts stand where their literal stands, with the references in `span.via`. */
export function evaluate(expression: Expression, scope: Scope, fillIn = true): Value {
  return visit(expression, { scope, fillIn, steps: MAX_STEPS, characters: MAX_CHARACTERS }, 0, []);
}

function visit(expression: Expression, run: Run, depth: number, via: readonly Span[]): Value {
  if (depth > MAX_DEPTH || run.steps-- <= 0 || run.scope.budget.steps-- <= 0)
    return unknownAt(run, expression, via, 'nested too deeply');
  const inner: Visit = (next) => visit(next, run, depth + 1, via);
  const span = spanOf(run.scope.file, expression, via);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', span, value: expression.value };
    case 'parens':
      return inner(expression.inner);
    case 'list':
      return { kind: 'list', span, items: expression.items.map(inner) };
    case 'object':
      return { kind: 'object', span, entries: entriesOf(expression, run, via, inner) };
    case 'template': {
      const [only] = expression.parts;
      if (expression.form === 'quoted' && expression.parts.length === 1 && only?.kind === 'interpolation')
        return inner(only.expression);
      const fill = (part: { readonly expression: Expression }) => (run.fillIn ? partText(run, inner(part.expression)) : HOLE);
      return stringOf(expression, run.scope, via, fill);
    }
    case 'variable':
      return unknownAt(run, expression, via, 'not in this file', expression.name);
    case 'access':
    case 'index':
    case 'splat':
      return traverse(expression, run, depth, via);
    case 'call':
      return callFunction(expression, inner, run, via);
    case 'conditional': {
      const [condition, yes, no] = [expression.condition, expression.whenTrue, expression.whenFalse].map(inner);
      if (condition?.kind === 'literal' && typeof condition.value === 'boolean') return (condition.value ? yes : no) as Value;
      if (isNull(no)) return yes as Value;
      return isNull(yes) ? (no as Value) : unknownAt(run, expression, via, 'depends on a condition');
    }
    case 'for': {
      // `{ for k, v in x : k => v if … }` is part of `x`: what may be there is what counts.
      const { value, valueName, collection } = expression;
      const whole = value.kind === 'variable' && value.name === valueName;
      return whole ? inner(collection) : unknownAt(run, expression, via, 'computed');
    }
    case 'unary': {
      const operand = inner(expression.operand);
      if (operand.kind === 'literal' && expression.operator === '!' && typeof operand.value === 'boolean')
        return { ...operand, span, value: !operand.value };
      if (operand.kind === 'literal' && expression.operator === '-' && typeof operand.value === 'number')
        return { ...operand, span, value: -operand.value };
      return unknownAt(run, expression, via, 'computed');
    }
    case 'missing':
      return unknownAt(run, expression, via, 'not written yet');
    default:
      return unknownAt(run, expression, via, 'computed');
  }
}

/** `local.x`, `var.x`, and what follows a dot or stands in brackets after any expression. */
function traverse(
  expression: Extract<Expression, { kind: 'access' | 'index' | 'splat' }>,
  run: Run,
  depth: number,
  via: readonly Span[],
): Value {
  const { target } = expression;
  if (expression.kind === 'access' && target.kind === 'variable') {
    const { locals, defaults } = run.scope;
    const definition = target.name === 'local' ? locals : target.name === 'var' ? defaults : undefined;
    const found = definition?.get(expression.name);
    const value = found && visit(found, run, depth + 1, [...via, spanOf(run.scope.file, expression)]);
    if (value && !(isNull(value) && target.name === 'var')) return value;
  }
  const whole = visit(target, run, depth + 1, via);
  const key = expression.kind === 'index' ? visit(expression.key, run, depth + 1, via) : undefined;
  const name = expression.kind === 'access' ? expression.name : plainText(key);
  if (whole.kind === 'object' && name !== undefined) {
    const entry = whole.entries.find((one) => one.key === name);
    if (entry) return entry.value;
  }
  if (whole.kind === 'list' && key?.kind === 'literal' && typeof key.value === 'number') {
    const item = whole.items[key.value];
    if (item) return item;
  }
  const base = whole.kind === 'unknown' ? whole.reference : undefined;
  const step = expression.kind === 'access' ? `.${name}` : expression.kind === 'splat' ? '[*]' : '[]';
  return unknownAt(run, expression, whole.span.via ?? via, 'not in this file', base && `${base}${step}`);
}

function entriesOf(object: ObjectExpression, run: Run, via: readonly Span[], inner: Visit): Entry[] {
  return object.entries.map(({ key, value }) => {
    const name = key.kind === 'variable' ? key.name : plainText(inner(key));
    return { key: name ?? HOLE, keySpan: spanOf(run.scope.file, key, via), value: inner(value) };
  });
}

function isNull(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null;
}
