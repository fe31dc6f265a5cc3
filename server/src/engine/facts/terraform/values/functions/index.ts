/** Calls. What each function gives: https://developer.hashicorp.com/terraform/language/functions */
import type { Call } from '../../../../syntax/hcl/ast';
import { type Span, spanOf } from '../../../../syntax/span';
import type { Value } from '../../../../syntax/value';
import { combined, eitherOf, together } from '../either';
import { visit } from '../evaluate';
import { isAbsent, type Run, type Scope, unknownAt } from '../scope';
import { asWritten } from './as-written';
import { COLLECTIONS } from './collections';
import { ENCODINGS } from './encodings';
import { FILES } from './files';
import { NUMBERS } from './numbers';
import { SETS } from './sets';
import { TEXTS } from './texts';

/** Where a call stands. */
export interface Site {
  readonly span: Span;
  readonly run: Run;
  readonly scope: Scope;
  readonly depth: number;
}

/** What a function gives for its arguments; undefined where that is not known. */
export type Make = (args: readonly Value[], site: Site) => Value | undefined;

const FUNCTIONS: ReadonlyMap<string, Make> = new Map(
  [COLLECTIONS, SETS, TEXTS, NUMBERS, ENCODINGS, FILES].flatMap((table) => Object.entries(table)),
);

/** The value of a call, for every combination of what its arguments may be. */
export function callFunction(call: Call, run: Run, scope: Scope, depth: number): Value {
  const name = call.name.startsWith('core::') ? call.name.slice('core::'.length) : call.name;
  const unknown = unknownAt(scope, call, 'the result of a function', `${name}()`);
  const span = spanOf(scope.file, call);
  const inner = (next: Call['args'][number]) => visit(next, run, scope, depth + 1);
  if (!run.fillIn) return asWritten(call, inner, span) ?? unknown;
  if (name === 'try') return tried(call.args.map(inner), span) ?? unknown;
  if (name === 'can') return canBe(call.args[0] && inner(call.args[0]), span) ?? unknown;
  const made = FUNCTIONS.get(name);
  if (!made) return unknown;
  const values = call.args.map(inner);
  const last = call.expand ? values.pop() : undefined;
  const rest = last && together(last);
  if (rest && (rest.kind !== 'list' || rest.open)) return made([...values, rest], { span, run, scope, depth }) ?? unknown;
  const args = rest?.kind === 'list' ? [...values, ...rest.items] : values;
  return combined(span, args, (some) => made(some, { span, run, scope, depth }) ?? unknown);
}

/** The first that is no error. A value that is not known may be one: then the next may count as well. */
function tried(values: readonly Value[], span: Span): Value | undefined {
  const found: Value[] = [];
  for (const value of values) {
    const options = value.kind === 'either' ? value.options : [value];
    found.push(...options.filter((one) => !isAbsent(one)));
    if (options.every((one) => one.kind !== 'unknown')) break;
  }
  return found.length > 0 ? eitherOf(span, found) : undefined;
}

function canBe(value: Value | undefined, span: Span): Value | undefined {
  if (!value || value.kind === 'either' || (value.kind === 'unknown' && !isAbsent(value))) return undefined;
  return { kind: 'literal', span, value: !isAbsent(value) };
}
