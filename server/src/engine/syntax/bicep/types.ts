/** What stands where a type is declared: only how far it goes matters. */
import type { Range } from '../span';
import type { Cursor } from './cursor';
import { parseText } from './texts';

const OPENING = '{[(<';
const CLOSING = '}])>';

/** Over a type, up to the `=` behind it or the end of its last line; undefined where none is written. */
export function parseType(cursor: Cursor): Range | undefined {
  cursor.blanks();
  const start = cursor.at;
  let end = start;
  let open = 0;
  while (!cursor.done) {
    const char = cursor.peek();
    if (open === 0 && char === '=') break;
    if (char === '\n' || char === '\r') {
      const back = cursor.at;
      cursor.lines();
      // A list of alternatives goes on in the next line.
      if ((open === 0 && cursor.peek() !== '|') || cursor.atStatement()) {
        cursor.at = back;
        break;
      }
      continue;
    }
    const before = cursor.at;
    if (char === "'") parseText(cursor);
    else {
      cursor.blanks();
      if (cursor.at > before) continue;
      if (OPENING.includes(char)) open++;
      else if (CLOSING.includes(char)) open = Math.max(0, open - 1);
      cursor.at++;
    }
    end = cursor.at;
  }
  return end > start ? { start, end } : undefined;
}
