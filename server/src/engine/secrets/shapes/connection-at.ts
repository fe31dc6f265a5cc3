/** Passwords of connection strings in any text. */

import type { FormatMatch } from '../model';
import { passwordsIn } from './connection';

const BEFORE = 240;
const AFTER = 400;

/** The literal passwords of the connection strings around `at`: of the same line, no further than a few hundred characters. */
export function connectionsAt(text: string, at: number): FormatMatch[] {
  // Cut first, look for the line's ends after: a minified file may have no other line.
  const before = text.slice(Math.max(0, at - BEFORE), at);
  const from = at - before.length + before.lastIndexOf('\n') + 1;
  const [after = ''] = text.slice(at, at + AFTER).split('\n', 1);
  const to = at + after.length;
  return passwordsIn(text.slice(from, to)).map(({ start, end, trivial, form }) => ({
    format: 'connection-string',
    type: 'connection-string',
    start: from + start,
    end: from + end,
    confidence: trivial ? 'low' : form === 'key-value' ? 'medium' : 'high',
    evidence: ['password in a connection string', ...(trivial ? ['local server, or a well-known default'] : [])],
  }));
}
