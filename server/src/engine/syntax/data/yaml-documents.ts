/** A YAML text cut at its document marks. Documents know nothing of each other, so an edit in one costs one. */
import type { Range, Span } from '../span';
import type { Value } from '../value';

/** Every document costs something of its own; more than this is data. */
const MAX_DOCUMENTS = 5000;

/**
 * The documents of a text, marks included. A line that starts with `---` and a blank ends a document wherever it stands,
 * also inside quotes and block scalars (YAML 1.2.2, rule c-forbidden).
 */
export function cutDocuments(text: string): Range[] {
  const cuts: Range[] = [];
  let start = 0;
  for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 1)) {
    const after = text.charCodeAt(at + 4);
    if (!(Number.isNaN(after) || after === 10 || after === 13 || after === 32 || after === 9)) continue;
    if (cuts.length + 1 >= MAX_DOCUMENTS) break;
    cuts.push({ start, end: at + 1 });
    start = at + 1;
  }
  cuts.push({ start, end: text.length });
  return cuts;
}

/** The same value, standing `by` characters further on. */
export function shift(value: Value, by: number): Value {
  if (by === 0) return value;
  const span = shiftSpan(value.span, by);
  switch (value.kind) {
    case 'object':
      return {
        ...value,
        span,
        entries: value.entries.map((entry) => ({
          key: entry.key,
          keySpan: shiftSpan(entry.keySpan, by),
          value: shift(entry.value, by),
        })),
      };
    case 'list':
      return { ...value, span, items: value.items.map((item) => shift(item, by)) };
    case 'string': {
      const { literal, offsets } = value;
      const moved = { ...value, span, literal: { start: literal.start + by, end: literal.end + by } };
      return offsets ? { ...moved, offsets: offsets.map((offset) => offset + by) } : moved;
    }
    default:
      return { ...value, span };
  }
}

function shiftSpan(span: Span, by: number): Span {
  const moved = { file: span.file, start: span.start + by, end: span.end + by };
  return span.via ? { ...moved, via: span.via.map((one) => shiftSpan(one, by)) } : moved;
}
