/**
 * HCL expressions as neutral values, as far as the file or its module says them. What is not said is an `unknown` that keeps
 * its reference, such as `aws_s3_bucket.logs.arn`; where only a choice is not known, an `either`.
 */
import type { Expression, ObjectExpression } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { type Entry, HOLE, type Value } from '../../../syntax/value';
import { eitherOf, mapEither } from './either';
import { callFunction } from './functions';
import { forExpression } from './loops';
import { operated } from './operators';
import { isSpent, pays, plainText, type Run, type Scope, unknownAt } from './scope';
import { templateValue } from './template-value';
import { traverse } from './traverse';

const MAX_STEPS = 50_000;
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 200;

/** The value of the expression. Resolved parts stand where their literal stands, with the references in `span.via`. */
export function evaluate(expression: Expression, scope: Scope, fillIn = true): Value {
  return visit(expression, newRun(scope, fillIn), scope, 0);
}

/** As evaluate(); `suggested` where some part came from a default that nobody has set. */
export function evaluated(expression: Expression, scope: Scope): { readonly value: Value; readonly suggested: boolean } {
  const run = newRun(scope, true);
  const value = visit(expression, run, scope, 0);
  return { value, suggested: run.suggested };
}

function newRun({ names: { budget } }: Scope, fillIn: boolean): Run {
  return { fillIn, budget, steps: MAX_STEPS, characters: MAX_CHARACTERS, suggested: false };
}

/** One step of an evaluation, `depth` levels below where it began. */
export function visit(expression: Expression, run: Run, scope: Scope, depth: number): Value {
  if (depth > MAX_DEPTH || !pays(run, 1)) return unknownAt(scope, expression, isSpent(run) ? 'too much' : 'nested too deeply');
  const inner = (next: Expression) => visit(next, run, scope, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', span: spanOf(scope.file, expression), value: expression.value };
    case 'parens':
      return inner(expression.inner);
    case 'list':
      return { kind: 'list', span: spanOf(scope.file, expression), items: expression.items.map(inner) };
    case 'object':
      return objectOf(expression, scope, inner);
    case 'template':
      return templateValue(expression, run, scope, depth);
    case 'variable':
    case 'access':
    case 'index':
    case 'splat':
      return traverse(expression, run, scope, depth, inner);
    case 'call':
      return callFunction(expression, run, scope, depth);
    case 'conditional': {
      const condition = truthOf(inner(expression.condition));
      if (condition !== undefined) return inner(condition ? expression.whenTrue : expression.whenFalse);
      return eitherOf(spanOf(scope.file, expression), [inner(expression.whenTrue), inner(expression.whenFalse)]);
    }
    case 'for':
      return mapEither(inner(expression.collection), (collection) => forExpression(expression, collection, run, scope, depth));
    case 'binary':
    case 'unary':
      return operated(expression, run, scope, inner);
    case 'missing':
      return unknownAt(scope, expression, 'not written yet');
  }
}

/** Whether a condition holds, where that is known. Terraform takes the words for booleans, too. */
export function truthOf(value: Value): boolean | undefined {
  if (value.kind === 'literal' && typeof value.value === 'boolean') return value.value;
  const text = plainText(value);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function objectOf(object: ObjectExpression, scope: Scope, inner: (next: Expression) => Value): Value {
  const entries = object.entries.map(({ key, value }): Entry => {
    const name = key.kind === 'variable' ? key.name : plainText(inner(key));
    return { key: name ?? HOLE, keySpan: spanOf(scope.file, key), value: inner(value) };
  });
  return { kind: 'object', span: spanOf(scope.file, object), entries };
}
