import type { Span } from '../syntax/span';
import type { Term } from './model';

/** The place of a word inside of its quotes; undefined where something else stands there (an escape, a block, a reference). */
export function wordIn(span: Span, word: string): Span | undefined {
  const length = span.end - span.start;
  if (span.via?.length || word.length === 0) return undefined;
  if (length === word.length) return span;
  return length === word.length + 2 ? { ...span, start: span.start + 1, end: span.end - 1 } : undefined;
}

/** Whether the text of a value stands in the file as it is: what was put together elsewhere is judged there. */
export function isWrittenOut({ state, text, span }: Term): boolean {
  const variables = text.split('${').length - 1;
  const length = span.end - span.start;
  return state === 'known' && !span.via?.length && text !== '' && (length === text.length || length === text.length + variables);
}
