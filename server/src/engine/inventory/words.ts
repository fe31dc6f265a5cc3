/** Values of documents as text for people. */
import type { Term } from '../iam/model';
import { HOLE } from '../syntax/value';

/** A value as written; what is not known by its reference, and parts that are not as `…`. */
export function shown({ state, text, reference }: Term): string {
  const said = withoutHoles(state === 'unknown' ? (reference ?? '') : text);
  return said === '' || said === '…' ? 'unknown' : said;
}

/** A text with `…` where a part of it is not known. */
export function withoutHoles(text: string): string {
  return text.replaceAll(HOLE, '…');
}

/** Each once, sorted. */
export function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
