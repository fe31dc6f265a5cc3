/** Arithmetic, comparison and logic, where the operands are known. */
import type { Expression } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import type { Value } from '../../../syntax/value';
import { combined } from './either';
import { truthOf } from './evaluate';
import { jsonText } from './json-text';
import { plainText, type Run, type Scope, unknownAt } from './scope';

type Operation = Extract<Expression, { kind: 'binary' | 'unary' }>;
type Result = boolean | number | undefined;

/** The value of an operation; unknown where an operand is. As written, only `!` and `-` before a literal count. */
export function operated(expression: Operation, run: Run, scope: Scope, inner: (next: Expression) => Value): Value {
  const span = spanOf(scope.file, expression);
  const valued = (result: Result): Value =>
    result === undefined ? unknownAt(scope, expression, 'computed') : { kind: 'literal', span, value: result };
  if (expression.kind === 'unary')
    return combined(span, [inner(expression.operand)], ([operand]) => valued(unary(expression.operator, operand as Value)));
  if (!run.fillIn) return valued(undefined);
  const { operator } = expression;
  return combined(span, [inner(expression.left), inner(expression.right)], ([left, right]) =>
    valued(binary(operator, left as Value, right as Value)),
  );
}

function unary(operator: string, operand: Value): Result {
  if (operator === '-') {
    const number = numberOf(operand);
    return number === undefined ? undefined : -number;
  }
  const truth = truthOf(operand);
  return truth === undefined ? undefined : !truth;
}

function binary(operator: string, left: Value, right: Value): Result {
  if (operator === '==' || operator === '!=') {
    const same = areEqual(left, right);
    return same === undefined ? undefined : same === (operator === '==');
  }
  if (operator === '&&' || operator === '||') {
    const decides = operator === '||';
    const [a, b] = [truthOf(left), truthOf(right)];
    if (a === decides || b === decides) return decides;
    return a === undefined || b === undefined ? undefined : !decides;
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) return undefined;
  const result = ARITHMETIC[operator]?.(a, b);
  return typeof result === 'number' && !Number.isFinite(result) ? undefined : result;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => boolean | number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** The number a value is or, as Terraform converts it, says in decimal notation. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'literal') return typeof value.value === 'number' ? value.value : undefined;
  const text = plainText(value);
  return text !== undefined && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** Whether two values are equal, as far as both are known; a thing that is declared is not `null`. */
export function areEqual(left: Value, right: Value): boolean | undefined {
  const [a, b] = [jsonText(left), jsonText(right)];
  if (a !== undefined && b !== undefined) return a === b;
  const nulls = [left, right].filter((one) => one.kind === 'literal' && one.value === null).length;
  const others = [left, right].filter((one) => one.kind === 'object' || one.kind === 'list' || one.kind === 'string').length;
  return nulls === 1 && others === 1 ? false : undefined;
}
