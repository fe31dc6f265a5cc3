/** Whether two patterns of subjects have a subject in common. */
import { HOLE } from '../../syntax/value';

/** One place of a pattern: a character, any one character, any number of them, or any number without a colon. */
export type Part = string | { readonly any: 'one' | 'many' | 'name' };

const MANY: Part = { any: 'many' };
const LONGEST = 600;

/** A name that is not known: it has no colon. */
export const NAME: Part = { any: 'name' };

/** `*` and `?` are wildcards where `like`; a part that is not known may be anything. */
export function patternOf(text: string, like: boolean): readonly Part[] {
  return [...text.slice(0, LONGEST)].map((char): Part => {
    if (char === HOLE || (like && char === '*')) return MANY;
    return like && char === '?' ? { any: 'one' } : char;
  });
}

/** Whether a text exists that both patterns cover. One row for each part of `a`: no more than the product of both lengths. */
export function meet(a: readonly Part[], b: readonly Part[]): boolean {
  // What is left of `a` from i on, and of `b` from j on.
  let below = [...b.map((_, j) => b.slice(j).every(isMany)), true];
  for (let i = a.length - 1; i >= 0; i--) {
    const row: boolean[] = Array.from({ length: b.length + 1 }, () => false);
    row[b.length] = isMany(a[i]) && (below[b.length] ?? false);
    for (let j = b.length - 1; j >= 0; j--) {
      const [one, other] = [a[i], b[j]];
      const first = (isMany(one) || (isMany(other) && takes(other, one))) && (below[j] ?? false);
      const second = (isMany(other) || (isMany(one) && takes(one, other))) && (row[j + 1] ?? false);
      row[j] = first || second || (!isMany(one) && !isMany(other) && same(one, other) && (below[j + 1] ?? false));
    }
    below = row;
  }
  return below[0] ?? false;
}

function isMany(part: Part | undefined): boolean {
  return typeof part === 'object' && part.any !== 'one';
}

function takes(many: Part | undefined, part: Part | undefined): boolean {
  return part !== ':' || typeof many !== 'object' || many.any === 'many';
}

function same(one: Part | undefined, other: Part | undefined): boolean {
  return typeof one === 'object' || typeof other === 'object' || one === other;
}
