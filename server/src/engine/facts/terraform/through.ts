/** The chain of places that a value was resolved through. */
import type { Span } from '../../syntax/span';
import type { Value } from '../../syntax/value';
import { pays, type Run } from './scope';

/** The value as seen from the reference: every place inside it gets the reference in front of its chain. */
export function through(run: Run, value: Value, reference: Span): Value {
  if (!pays(run, 1)) return { kind: 'unknown', span: reference, reason: 'refers to itself too often' };
  // What is not resolved stands at the reference itself.
  if (value.kind === 'unknown' && isAt(value.span, reference)) return value;
  const span = behind(value.span, reference);
  switch (value.kind) {
    case 'list':
      return { ...value, span, items: value.items.map((item) => through(run, item, reference)) };
    case 'object':
      return {
        ...value,
        span,
        entries: value.entries.map((entry) => ({
          key: entry.key,
          keySpan: behind(entry.keySpan, reference),
          value: through(run, entry.value, reference),
        })),
      };
    case 'either':
      return { ...value, span, options: value.options.map((one) => through(run, one, reference)) };
    default:
      return { ...value, span };
  }
}

function behind(span: Span, reference: Span): Span {
  return { file: span.file, start: span.start, end: span.end, via: span.via ? [reference, ...span.via] : [reference] };
}

function isAt({ file, start, via }: Span, reference: Span): boolean {
  return !via && file === reference.file && start === reference.start;
}
