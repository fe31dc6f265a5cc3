/** Values that stand for what nobody wrote, each at the place in the file that means it. */
import type { Span } from './span';
import type { Entry, ListValue, ObjectValue, StringValue, Value } from './value';

export function madeText(span: Span, text: string): StringValue {
  return { kind: 'string', span, literal: { start: span.start, end: span.end }, text, style: 'plain' };
}

export function madeEntry(key: string, value: Value, keySpan: Span = value.span): Entry {
  return { key, keySpan, value };
}

/** An entry where there is a value. */
export function givenEntry(key: string, value: Value | undefined): Entry[] {
  return value ? [madeEntry(key, value)] : [];
}

export function madeObject(span: Span, ...entries: readonly Entry[]): ObjectValue {
  return { kind: 'object', span, entries };
}

export function madeList(span: Span, items: readonly Value[]): ListValue {
  return { kind: 'list', span, items };
}
