import type { Expression } from '../../../syntax/hcl/ast';
import type { Value } from '../../../syntax/value';
import { optionsOf } from './either';
import { evaluate } from './evaluate';
import type { Scope } from './scope';

/** The values an expression may take. `null` is no value. `fillIn` as in evaluate(). */
export function alternatives(expression: Expression, scope: Scope, fillIn: boolean): readonly Value[] {
  return optionsOf(evaluate(expression, scope, fillIn));
}
