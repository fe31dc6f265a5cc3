/** Parts of a resource, alike in all notations: what is a block of Terraform is a mapping elsewhere. */
import type { Range, Span } from '../../../syntax/span';
import { get, itemsOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';

/** Every mapping at the path; lists of them count as several. */
export function partsAt(body: ObjectValue, path: readonly string[]): readonly ObjectValue[] {
  let at: readonly ObjectValue[] = [body];
  for (const key of path)
    at = at.flatMap((one) => itemsOf(get(one, key)).flatMap((item) => (item.kind === 'object' ? [item] : [])));
  return at;
}

/** The value under the first of the names that is there. */
export function firstOf(body: ObjectValue, names: readonly string[]): Value | undefined {
  for (const name of names) {
    const found = get(body, name);
    if (found) return found;
  }
  return undefined;
}

/** Each of the values of a list; every option of one that is not settled. */
export function eachOf(value: Value | undefined): readonly Value[] {
  return itemsOf(value).flatMap((item) => (item.kind === 'either' ? item.options : [item]));
}

/** The last part of a path or address: the name of a declared pool, role or account. */
export function lastOf(value: Value | undefined): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : text.slice(text.lastIndexOf('/') + 1);
}

/** The declaration that the value refers to. */
export function keyOf(value: Value | undefined): string | undefined {
  return value?.kind === 'string' || value?.kind === 'unknown' ? value.origin?.key : undefined;
}

/** Where a value stands: one that refers to a declaration stands where it is used. */
export function standing(value: Value): { readonly span: Span; readonly literal: Range } {
  const refers = (value.kind === 'string' || value.kind === 'unknown') && value.origin;
  const used = refers ? value.span.via?.[0] : undefined;
  const span = used ? { file: used.file, start: used.start, end: used.end } : value.span;
  return { span, literal: value.kind === 'string' && !used ? value.literal : { start: span.start, end: span.end } };
}
