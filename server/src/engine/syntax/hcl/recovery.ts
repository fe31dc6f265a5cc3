/**
 * How reading goes on after something half-typed: an open construct ends where a new attribute or block must begin, and
 * junk is skipped to the end of its line with brackets balanced.
 */
import { isBlank, isCloser } from './characters';
import { type Cursor, identifierEnd, lineEnd } from './cursor';

/** Names and indentation longer than this are not looked through: keeps repeated looks cheap. */
const LOOK_AHEAD = 512;
const LABELLED = 'resource data module variable output provider ephemeral action check run'.split(' ');
const PLAIN = 'locals terraform moved import removed'.split(' ');

function afterBlanks(text: string, pos: number, end: number): number {
  let at = pos;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function startsWithOne(text: string, pos: number, words: readonly string[]): string | undefined {
  for (const word of words) if (text.startsWith(word, pos)) return word;
  return undefined;
}

/** Does a top-level Terraform block (`resource "…`, `locals {`) stand at `pos`, the beginning of a line? */
export function beginsBlock(text: string, pos: number, end: number): boolean {
  const first = pos < end ? text.charCodeAt(pos) : -1;
  if (first < 97 || first > 118) return false;
  const limit = Math.min(end, pos + LOOK_AHEAD);
  const labelled = startsWithOne(text, pos, LABELLED);
  if (labelled) {
    const at = afterBlanks(text, pos + labelled.length, limit);
    if (at < limit && text.charCodeAt(at) === 34) return true;
  }
  const plain = startsWithOne(text, pos, PLAIN);
  if (!plain) return false;
  const at = afterBlanks(text, pos + plain.length, limit);
  return at < limit && text.charCodeAt(at) === 123;
}

/**
 * Is the line at `pos` the beginning of an attribute (`name =`) or a block (`name {`, `name "label"`)? No expression goes
 * on like that inside brackets, save `in {`, `in "` and `if "` of a `for`.
 */
export function beginsItem(text: string, pos: number, end: number): boolean {
  const limit = Math.min(end, pos + LOOK_AHEAD);
  const start = afterBlanks(text, pos, limit);
  const after = identifierEnd(text, start, limit);
  if (after === start) return false;
  const at = afterBlanks(text, after, limit);
  if (at >= limit) return false;
  const code = text.charCodeAt(at);
  if (code === 61) {
    const next = at + 1 < limit ? text.charCodeAt(at + 1) : -1;
    return next !== 61 && next !== 62;
  }
  if (code !== 123 && code !== 34) return false;
  return !(after - start === 2 && (text.startsWith('in', start) || text.startsWith('if', start)));
}

/** The position after the quoted string at `pos`, which never runs past its line. */
function afterString(text: string, pos: number, end: number): number {
  for (let at = pos + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 10) return at;
    if (code === 92 && at + 1 < end && text.charCodeAt(at + 1) !== 10) at++;
  }
  return end;
}

/**
 * Skips to the end of the line, over balanced brackets. Stops before `}`, and `inside` brackets also before a comma or any
 * other closing bracket. Brackets that never close give the line only.
 */
export function skipJunk(c: Cursor, inside: boolean): void {
  const { text, end } = c;
  let pos = c.pos;
  let depth = 0;
  let firstLine = -1;
  while (pos < end) {
    const code = text.charCodeAt(pos);
    if (code === 10) {
      if (depth === 0 || beginsBlock(text, pos + 1, end)) break;
      if (firstLine < 0) firstLine = pos;
    } else if (code === 34) {
      pos = afterString(text, pos, end);
      continue;
    } else if (code === 35 || (code === 47 && pos + 1 < end && text.charCodeAt(pos + 1) === 47)) {
      pos = lineEnd(c, pos);
      continue;
    } else if (code === 40 || code === 91 || code === 123) depth++;
    else if (isCloser(code)) {
      if (depth > 0) depth--;
      else if (inside || code === 125) break;
    } else if (code === 44 && inside && depth === 0) break;
    pos++;
  }
  if (depth > 0 && firstLine >= 0 && c.budget > 0) {
    c.budget -= pos - firstLine;
    pos = firstLine;
  }
  c.pos = pos;
}
