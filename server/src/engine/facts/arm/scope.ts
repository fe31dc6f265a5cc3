/** What an expression may ask for while it is evaluated. */
import type { Range, Span } from '../../syntax/span';
import type { EitherValue, StringValue, UnknownValue, Value } from '../../syntax/value';

export interface Scope {
  /** Where a part of the expression stands in the file. */
  readonly place: (range: Range) => Span;
  /** The text of a part, for names of what is not known. */
  readonly source: (range: Range) => string;
  /** The text of the file. */
  readonly text: string;
  /** A name of Bicep: parameter, variable, resource, module, item of a loop. */
  readonly name: (name: string, span: Span) => Value | undefined;
  /** `parameters('x')` and `variables('x')` of ARM. */
  readonly lookup: (kind: 'parameters' | 'variables', name: string, span: Span) => Value | undefined;
  /** A resource of the template by type and name (`reference`, `resourceId`). */
  readonly resource: (type: string, names: readonly Value[], written: readonly string[]) => { readonly key: string } | undefined;
  /** Of how many turns this one is, in a loop within loops. */
  readonly turns?: number;
}

/** A value that came here by a reference. */
export function reachedBy<T extends Value>(value: T, span: Span): T {
  return { ...value, span: { ...value.span, via: [span, ...(value.span.via ?? [])] } };
}

/** What only the deployment knows. */
export function unknown(span: Span, reference?: string): UnknownValue {
  const reason = 'known only at the deployment';
  return reference === undefined || reference.length > 200
    ? { kind: 'unknown', span, reason }
    : { kind: 'unknown', span, reason, reference };
}

/** One of several values. */
export function either(options: readonly Value[], span: Span): Value {
  const flat = options.flatMap((one) => (one.kind === 'either' ? one.options : [one])).slice(0, MOST_OPTIONS);
  return flat.length === 1 ? (flat[0] as Value) : ({ kind: 'either', span, options: flat } satisfies EitherValue);
}
const MOST_OPTIONS = 16;

/** A text that an expression makes, such as an id: it stands where the expression does, and no part of it anywhere. */
export function made(text: string, span: Span): StringValue {
  return { kind: 'string', span, literal: { start: span.start, end: span.end }, text, style: 'raw' };
}

/** The scope of one of several turns of a loop, with its names. */
export function within(scope: Scope, names: ReadonlyMap<string, Value>, turns: number): Scope {
  return { ...scope, turns, name: (name, span) => names.get(name) ?? scope.name(name, span) };
}
