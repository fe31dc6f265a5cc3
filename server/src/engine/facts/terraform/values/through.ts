/** The chain of places that a value was resolved through. */
import type { Span } from '../../../syntax/span';
import type { Entry, Value } from '../../../syntax/value';
import { pays, type Run } from './scope';

/** The value as seen from the reference: every place inside it gets the reference in front of its chain. */
export function through(run: Run, value: Value, reference: Span): Value {
  if (!pays(run, 1)) return { kind: 'unknown', span: reference, reason: 'refers to itself too often' };
  // What is not resolved stands at the reference itself.
  if (value.kind === 'unknown' && isAt(value.span, reference)) return value;
  return moved(run, value, reference, behind(value.span, reference));
}

/** Every reference makes all that it leads to again: written out, which is several times as fast as spreading. */
function moved(run: Run, value: Value, reference: Span, span: Span): Value {
  switch (value.kind) {
    case 'list': {
      const { items, open, tag } = value;
      const list = { kind: value.kind, span, items: items.map((item) => through(run, item, reference)) };
      return open || tag ? { ...list, ...(open ? { open } : {}), ...(tag ? { tag } : {}) } : list;
    }
    case 'object': {
      const { entries, open, tag } = value;
      const made = entries.map((entry) => entryThrough(run, entry, reference));
      const object = { kind: value.kind, span, entries: made };
      return open || tag ? { ...object, ...(open ? { open } : {}), ...(tag ? { tag } : {}) } : object;
    }
    case 'either':
      return { ...value, span, options: value.options.map((one) => through(run, one, reference)) };
    case 'string': {
      const { literal, text, style, offsets } = value;
      if (value.origin || value.ends || value.tag || value.holes) return { ...value, span };
      return offsets
        ? { kind: value.kind, span, literal, text, offsets, style }
        : { kind: value.kind, span, literal, text, style };
    }
    default:
      return { ...value, span };
  }
}

function entryThrough(run: Run, { key, keySpan, value }: Entry, reference: Span): Entry {
  return { key, keySpan: behind(keySpan, reference), value: through(run, value, reference) };
}

function behind(span: Span, reference: Span): Span {
  return { file: span.file, start: span.start, end: span.end, via: span.via ? [reference, ...span.via] : [reference] };
}

function isAt({ file, start, via }: Span, reference: Span): boolean {
  return !via && file === reference.file && start === reference.start;
}
