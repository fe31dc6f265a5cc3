/** What patterns of the policy language say of each other: whether one covers another whole, and whether two can meet. */

import { memoryOf } from '../../syntax/memory';
import { HOLE } from '../../syntax/value';

/** Longer texts are no ARNs; two of them are not compared letter by letter. */
const LONGEST = 1024;

/**
 * Whether every text that `inner` stands for is one that `outer` stands for. Both may hold `*`, `?` and HOLE (a part that is
 * not known); only a star of `outer` covers those of `inner`. Never true where it is not certain.
 */
export function covers(outer: string, inner: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < inner.length; ) {
    const letter = inner[i] ?? '';
    if (outer[at] === '*') {
      star = at++;
      resume = i;
    } else if (
      at < outer.length &&
      outer[at] !== HOLE &&
      (outer[at] === letter ? letter !== HOLE : outer[at] === '?' && isPlain(letter))
    ) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (outer[at] === '*') at++;
  return at === outer.length;
}

function isPlain(letter: string): boolean {
  return letter !== '*' && letter !== HOLE;
}

const met = memoryOf<boolean>(200_000);

/** Whether some text is one that both stand for, as far as is known: a HOLE may be any text. */
export function canMeet(a: string, b: string): boolean {
  if (!endsCanMeet(a, b)) return false;
  if (a.length > LONGEST || b.length > LONGEST) return true;
  const key = `${a}\n${b}`;
  return met.get(key) ?? met.set(key, meet(a, b));
}

/** What stands before the first open place of each, and after the last: most pairs differ there. */
function endsCanMeet(a: string, b: string): boolean {
  for (let i = 0; i < a.length && i < b.length && isLetter(a[i]) && isLetter(b[i]); i++) if (a[i] !== b[i]) return false;
  for (let i = 1; i <= a.length && i <= b.length && isLetter(a.at(-i)) && isLetter(b.at(-i)); i++)
    if (a.at(-i) !== b.at(-i)) return false;
  return true;
}

function isLetter(letter: string | undefined): boolean {
  return letter !== '*' && letter !== HOLE && letter !== '?';
}

/** Row by row: `row[j]` says whether the first i letters of `a` and the first j of `b` can stand for the same text. */
function meet(a: string, b: string): boolean {
  const open = (letter: string | undefined) => letter === '*' || letter === HOLE;
  let row: boolean[] = [true];
  for (let j = 1; j <= b.length; j++) row.push(row[j - 1] === true && open(b[j - 1]));
  for (let i = 1; i <= a.length; i++) {
    const letter = a[i - 1];
    const next: boolean[] = [row[0] === true && open(letter)];
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1];
      const same = letter === other || letter === '?' || other === '?';
      next.push(open(letter) || open(other) ? row[j] === true || next[j - 1] === true : same && row[j - 1] === true);
    }
    row = next;
  }
  return row[b.length] === true;
}
