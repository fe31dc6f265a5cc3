import type { Call, Expression } from '../../../../syntax/hcl/ast';
import type { Span } from '../../../../syntax/span';
import { itemsOf, type Value } from '../../../../syntax/value';
import { eitherOf } from '../either';
import { merged } from './collections';

/** Give back their argument, as far as a literal in it is concerned. */
const PASSING = new Set(
  'jsonencode yamlencode sensitive nonsensitive tolist toset tomap tostring trimspace chomp distinct compact sort replace'.split(
    ' ',
  ),
);
/** Give one of their arguments, as it is or in base64. */
const CHOOSING = new Set(['coalesce', 'try', 'one', 'lookup', 'base64encode', 'base64gzip']);

/** Where the literals of a call's arguments are looked for, not its result: what a call of this kind hands on. */
export function asWritten({ name, args, expand }: Call, inner: (next: Expression) => Value, span: Span): Value | undefined {
  const [first] = args;
  if (expand || !first) return undefined;
  if (PASSING.has(name)) return inner(first);
  if (CHOOSING.has(name)) return eitherOf(span, args.map(inner));
  if (name === 'merge') return merged(args.map(inner), span);
  if (name !== 'concat' && name !== 'setunion' && name !== 'flatten') return undefined;
  const lists = args.map(inner).flatMap(itemsOf);
  return { kind: 'list', span, items: name === 'flatten' ? lists.flatMap(itemsOf) : lists };
}
