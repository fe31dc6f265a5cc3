import type { Expression } from '../../syntax/hcl/ast';
import { itemsOf, type Value } from '../../syntax/value';
import { evaluate } from './evaluate';
import type { Scope } from './scope';

const MAX_DEPTH = 8;
/** Give one of their arguments, as it is or in base64. */
const CHOOSING = new Set(['coalesce', 'try', 'one', 'lookup', 'base64encode', 'base64gzip']);

/** Give a list of what their arguments hold. */
const LISTING = new Set(['compact', 'concat', 'distinct', 'flatten', 'setunion', 'sort', 'tolist', 'toset']);

/** The values the items of a list expression may take, through the functions that put lists together. */
export function itemAlternatives(expression: Expression, scope: Scope, depth = 0): Value[] {
  const inner =
    expression.kind === 'list'
      ? expression.items
      : expression.kind === 'parens'
        ? [expression.inner]
        : expression.kind === 'call' && LISTING.has(expression.name)
          ? expression.args
          : undefined;
  if (inner && depth <= MAX_DEPTH) return inner.flatMap((item) => itemAlternatives(item, scope, depth + 1));
  return alternatives(expression, scope, false).flatMap(itemsOf);
}

/**
 * The values an expression may take: both branches of a condition that is not known, every argument of `coalesce` and
 * `try`, and what `replace` changes. `null` is no value. `fillIn` as in evaluate().
 */
export function alternatives(expression: Expression, scope: Scope, fillIn: boolean, depth = 0): Value[] {
  const value = evaluate(expression, scope, fillIn);
  if (value.kind === 'literal' && value.value === null) return [];
  if (value.kind !== 'unknown' || depth > MAX_DEPTH) return [value];
  const again = (next: Expression) => alternatives(next, scope, fillIn, depth + 1);
  switch (expression.kind) {
    case 'parens':
      return again(expression.inner);
    case 'conditional':
      return [...again(expression.whenTrue), ...again(expression.whenFalse)];
    case 'call':
      if (expression.name === 'replace' && expression.args[0]) return again(expression.args[0]);
      return CHOOSING.has(expression.name) && expression.args.length > 0 ? expression.args.flatMap(again) : [value];
    default:
      return [value];
  }
}
