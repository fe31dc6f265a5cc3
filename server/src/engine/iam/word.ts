import type { Span } from '../syntax/span';

/** The place of a word inside of its quotes; undefined where something else stands there (an escape, a block, a reference). */
export function wordIn(span: Span, word: string): Span | undefined {
  const length = span.end - span.start;
  if (span.via?.length || word.length === 0) return undefined;
  if (length === word.length) return span;
  return length === word.length + 2 ? { ...span, start: span.start + 1, end: span.end - 1 } : undefined;
}
