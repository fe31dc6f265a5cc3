/** Nodes that stand for what the Serverless Framework writes: each at the place in the file that it comes from. */
import type { Span } from '../../../syntax/span';
import type { Entry, Value } from '../../../syntax/value';

export function entry(key: string, value: Value, keySpan: Span = value.span): Entry {
  return { key, keySpan, value };
}

export function object(span: Span, entries: readonly Entry[]): Value {
  return { kind: 'object', span, entries };
}

export function text(content: string, span: Span): Value {
  return { kind: 'string', span, literal: { start: span.start, end: span.end }, text: content, style: 'plain' };
}

/** An entry where there is a value. */
export function given(key: string, value: Value | undefined): Entry[] {
  return value ? [entry(key, value)] : [];
}

/** A resource of the template with these properties. */
export function resource(id: string, span: Span, type: string, properties: readonly Entry[]): Entry {
  return entry(id, object(span, [entry('Type', text(type, span)), entry('Properties', object(span, properties))]), span);
}
