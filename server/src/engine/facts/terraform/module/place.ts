import type { Range, Span } from '../../../syntax/span';
import type { Value } from '../../../syntax/value';
import { attributeOf } from '../file';
import { optionsOf } from '../values/either';
import { evaluate } from '../values/evaluate';
import type { Part } from './body';

/**
 * The place of a value that names something, and of the literal that an edit replaces. What names a thing by an attribute of it
 * stands where it is used, not where the thing is declared.
 */
export function placeOf(value: Value): { readonly span: Span; readonly literal: Range } {
  const used = value.kind === 'string' && value.origin ? value.span.via?.[0] : undefined;
  if (used) return { span: { file: used.file, start: used.start, end: used.end }, literal: { start: used.start, end: used.end } };
  return {
    span: value.span,
    literal: value.kind === 'string' ? value.literal : { start: value.span.start, end: value.span.end },
  };
}

/** Where a value is used that names a thing by a reference; a name or ARN that is written out stands where it is written. */
export function useOf(value: Value): Span {
  const used = value.kind === 'unknown' && value.origin ? value.span.via?.[0] : undefined;
  return used ? { file: used.file, start: used.start, end: used.end } : placeOf(value).span;
}

/** Every value that an argument may have. */
export function valuesOf({ body, scope }: Part, argument: string): readonly Value[] {
  const attribute = attributeOf(body, argument);
  return attribute ? optionsOf(evaluate(attribute.value, scope)) : [];
}

/** Every value of an argument that takes one or several: items of lists, whatever they may be. */
export function itemsOfArgument(part: Part, argument: string): Value[] {
  return valuesOf(part, argument).flatMap((value) =>
    value.kind === 'list' ? value.items.flatMap((item) => optionsOf(item)) : [value],
  );
}

/** What a value that is not known comes from, as people write it; `otherwise` for one that is known and of no use. */
export function whatIsUnknown(value: Value, otherwise = 'not a policy document'): string {
  return value.kind === 'unknown' ? (value.reference ?? value.reason).replaceAll('[]', '') : otherwise;
}
