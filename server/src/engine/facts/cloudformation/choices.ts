/**
 * Values of which one is meant, not known which: the branches of `Fn::If`, the allowed values of a parameter, the rows of a
 * mapping whose key is not known. They travel as one list with the tag `!If`, its first item being what decides.
 */
import type { Span } from '../../syntax/span';
import type { Value } from '../../syntax/value';

/** More choices than this are not followed: the value counts as unknown. */
export const MOST_CHOICES = 40;

/** One value of several; a lone one is itself, none and too many are undefined. */
export function oneOf(values: readonly Value[], span: Span): Value | undefined {
  if (values.length <= 1) return values[0];
  if (values.length > MOST_CHOICES) return undefined;
  const decider: Value = { kind: 'unknown', span, reason: 'known only when the stack is deployed' };
  return { kind: 'list', span, tag: '!If', items: [decider, ...values] };
}

/** The values that a resolved value may have: both branches of `Fn::If`, without `AWS::NoValue`; otherwise itself. */
export function alternatives(value: Value | undefined): readonly Value[] {
  if (!value || (value.kind === 'unknown' && value.reference === '!Ref AWS::NoValue')) return [];
  return value.kind === 'list' && value.tag === '!If' ? value.items.slice(1).flatMap(alternatives) : [value];
}

/** Items of a resolved list property, with every `Fn::If` in and around it opened. */
export function allItems(value: Value | undefined): readonly Value[] {
  return alternatives(value).flatMap((one) => (one.kind === 'list' ? one.items.flatMap(alternatives) : [one]));
}

/**
 * Every way to take one of each: `[[a, b], [c]]` gives `[a, c]` and `[b, c]`. Where that would be more than `most`, the
 * longest lists are left open, as `undefined`.
 */
export function combinations<T>(lists: readonly (readonly T[])[], most = MOST_CHOICES): (T | undefined)[][] {
  const kept = lists.map((list) => list as readonly (T | undefined)[]);
  const count = () => kept.reduce((product, list) => product * Math.max(list.length, 1), 1);
  while (count() > most) {
    const longest = kept.reduce((at, list, i) => (list.length > (kept[at]?.length ?? 0) ? i : at), 0);
    kept[longest] = [undefined];
  }
  return kept.reduce<(T | undefined)[][]>(
    (before, list) => before.flatMap((taken) => (list.length > 0 ? list : [undefined]).map((one) => [...taken, one])),
    [[]],
  );
}
