/** Patterns against texts where parts of both may not be known. */
import { HOLE } from '../../syntax/value';
import { matchesWildcard } from '../match';
import { canMeet, covers } from '../rights/pattern-sets';
import type { Truth } from './truth';

/** Stand for the letters `*` and `?` themselves: `${*}` in a pattern, and either in a text. */
const STAR = '\uE000';
const MARK = '\uE001';

/** The letters as such, and no wildcards. */
export function literally(text: string): string {
  return text.replaceAll('*', STAR).replaceAll('?', MARK);
}

/** Whether the text is one the pattern stands for. `pattern` has wildcards; `text` has none, but may have HOLE. */
export function like(pattern: string, text: string): Truth {
  const plain = literally(text);
  if (!pattern.includes(HOLE) && !plain.includes(HOLE)) return matchesWildcard(pattern, plain);
  if (covers(pattern, plain)) return true;
  return canMeet(pattern, plain) ? 'unknown' : false;
}

/** Whether both are the same text. */
export function same(a: string, b: string): Truth {
  const [one, other] = [literally(a), literally(b)];
  if (!one.includes(HOLE) && !other.includes(HOLE)) return one === other;
  return canMeet(one, other) ? 'unknown' : false;
}
