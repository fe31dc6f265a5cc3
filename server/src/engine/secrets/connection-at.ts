/** Passwords of connection strings in any text. */
import { passwordsIn } from './connection';
import type { FormatMatch } from './model';

const BEFORE = 240;
const AFTER = 400;

/** The literal passwords of the connection strings around `at`: of the same line, no further than a few hundred characters. */
export function connectionsAt(text: string, at: number): FormatMatch[] {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - BEFORE);
  const newline = text.indexOf('\n', at);
  const to = Math.min(newline < 0 ? text.length : newline, at + AFTER);
  return passwordsIn(text.slice(from, to)).map(({ start, end, trivial, form }) => ({
    format: 'connection-string',
    type: 'connection-string',
    start: from + start,
    end: from + end,
    confidence: trivial ? 'low' : form === 'key-value' ? 'medium' : 'high',
    evidence: ['password in a connection string', ...(trivial ? ['local server, or a well-known default'] : [])],
  }));
}
