/** The reading position in an HCL text, and the smallest steps: blanks, comments, identifiers. Works on UTF-16 codes. */
import type { SyntaxIssue } from '../span';
import { isIdentPart, isIdentStart } from './characters';
import { beginsBlock, beginsItem } from './recovery';

/** Deepest nesting that is read, and tallest expression tree that is built: whoever walks the tree by recursion is safe. */
export const MAX_DEPTH = 200;
export const MAX_HEIGHT = 500;
const MAX_ISSUES = 1000;

export interface Cursor {
  readonly text: string;
  readonly issues: SyntaxIssue[];
  pos: number;
  /** Reading stops here: the end of the text, of a heredoc, or of the line of a half-typed string. */
  end: number;
  /** A line break ends the expression. False inside `( )`, `[ ]`, `${ }` and `for`. */
  newlines: boolean;
  depth: number;
  /** Height of the tallest expression since the enclosing one began. */
  height: number;
  /** Characters that may still be read a second time; keeps hostile input linear. */
  budget: number;
  lineFrom: number;
  lineTo: number;
  commentFrom: number;
  commentTo: number;
}

export function newCursor(text: string): Cursor {
  return {
    text,
    issues: [],
    pos: text.charCodeAt(0) === 0xfeff ? 1 : 0,
    end: text.length,
    newlines: true,
    depth: 0,
    height: 0,
    budget: text.length + 10_000,
    lineFrom: 0,
    lineTo: -1,
    commentFrom: 0,
    commentTo: -1,
  };
}

/** The code at the cursor, -1 at the end. */
export function peek(c: Cursor): number {
  return c.pos < c.end ? c.text.charCodeAt(c.pos) : -1;
}

/** The code `ahead` characters on, -1 past the end. */
export function peekAt(c: Cursor, ahead: number): number {
  return c.pos + ahead < c.end ? c.text.charCodeAt(c.pos + ahead) : -1;
}

export function report(c: Cursor, message: string, start: number, end: number): void {
  if (c.issues.length < MAX_ISSUES) c.issues.push({ message, start, end });
}

/** Where the line of `pos` ends (before its line break). The last answer is kept, so a long line is measured once. */
export function lineEnd(c: Cursor, pos: number): number {
  if (pos < c.lineFrom || pos > c.lineTo) {
    const at = c.text.indexOf('\n', pos);
    c.lineFrom = pos;
    c.lineTo = at < 0 ? c.text.length : at;
  }
  return Math.min(c.lineTo, c.end);
}

/** As lineEnd, but before a carriage return. */
export function lineTextEnd(c: Cursor, pos: number): number {
  const end = lineEnd(c, pos);
  return end > pos && c.text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** The position after a comment that begins at `pos`, or `pos` when none does. */
function skipComment(c: Cursor, pos: number): number {
  const code = c.text.charCodeAt(pos);
  if (code === 35) return lineEnd(c, pos);
  const next = pos + 1 < c.end ? c.text.charCodeAt(pos + 1) : -1;
  if (next === 47) return lineEnd(c, pos);
  if (next !== 42) return pos;
  const from = pos + 2;
  if (from < c.commentFrom || from > c.commentTo) {
    const at = c.text.indexOf('*/', from);
    c.commentFrom = from;
    c.commentTo = at < 0 ? c.text.length : at;
  }
  if (c.commentTo + 2 <= c.end) return c.commentTo + 2;
  report(c, 'This comment is not closed', pos, from);
  return c.end;
}

/**
 * Blanks and comments, and line breaks where they do not count. A line break before something that can only be a new
 * attribute or block stays: whatever is open is half-typed. True when a line break was passed.
 */
export function skipSpace(c: Cursor): boolean {
  const { text, end } = c;
  let pos = c.pos;
  let crossed = false;
  while (pos < end) {
    const code = text.charCodeAt(pos);
    if (code === 32 || code === 9 || code === 13) pos++;
    else if (code === 10) {
      if (c.newlines || beginsItem(text, pos + 1, end)) break;
      crossed = true;
      pos++;
    } else if (code === 35 || code === 47) {
      const after = skipComment(c, pos);
      if (after === pos) break;
      pos = after;
    } else break;
  }
  c.pos = pos;
  return crossed;
}

/** Blanks, comments and line breaks between the items of a body or an object; stops before a line with a block at column 0. */
export function skipLines(c: Cursor): void {
  for (;;) {
    skipSpace(c);
    if (peek(c) !== 10 || beginsBlock(c.text, c.pos + 1, c.end)) return;
    c.pos++;
  }
}

/** The end of the identifier at `pos`, or `pos` when there is none. */
export function identifierEnd(text: string, pos: number, end: number): number {
  if (pos >= end || !isIdentStart(text.charCodeAt(pos))) return pos;
  let at = pos + 1;
  while (at < end && isIdentPart(text.charCodeAt(at))) at++;
  return at;
}

/** Reads the identifier at the cursor; an empty string when there is none. */
export function readIdentifier(c: Cursor): string {
  const start = c.pos;
  c.pos = identifierEnd(c.text, start, c.end);
  return c.text.slice(start, c.pos);
}
