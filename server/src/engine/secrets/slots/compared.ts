/** A literal that is compared with a secret: `"…" == password`, `"…".equals(password)`. */
import type { Assignment } from '../model';

/** The literal and what stands between it and the name. */
const BEFORE = /(["'])([^"'\r\n]{4,160})\1(?:[ \t]?[!=]==?[ \t]?|\.[A-Za-z]{4,20}\()$/d;
const LONGEST = 200;

/** The literal in front of the name that starts at `start` and holds the secret-like word at `at`. */
export function comparedAt(text: string, start: number, at: number): Assignment | undefined {
  const name = /^[\w.$-]{1,96}/.exec(text.slice(start, at + 64))?.[0].replace(/[.-]+$/, '');
  // The name ends the comparison: `"x" == password.length` speaks of its length.
  if (!name || !/^\s{0,3}(?:[)&|;:?]|$)/.test(text.slice(start + name.length, start + name.length + 4))) return undefined;
  const from = Math.max(0, start - LONGEST);
  const before = text.slice(from, start);
  const match = BEFORE.exec(before.slice(before.lastIndexOf('\n') + 1));
  const range = match?.indices?.[2];
  if (!range) return undefined;
  const line = from + before.lastIndexOf('\n') + 1;
  return { name, value: { start: line + range[0], end: line + range[1] }, quoted: true };
}
