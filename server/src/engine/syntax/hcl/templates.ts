/** Quoted templates, and the text, `${ }` and `%{ }` in any template. */
import type { Directive, Expression, Template, TemplatePart } from './ast';
import { isBlank } from './characters';
import { type Cursor, lineEnd, lineTextEnd, peek, peekAt, readIdentifier, report, skipSpace } from './cursor';
import { decode } from './decode';
import { parseExpression } from './expressions';
import { parseForIntro } from './for';

/** A quoted template. It never runs past its line, save inside `${ }`; an open quote ends with the line. */
export function parseQuoted(c: Cursor): Template {
  const start = c.pos++;
  const issues = c.issues.length;
  let parts = parseParts(c, true);
  if (peek(c) !== 34 && c.budget > 0 && c.pos > lineEnd(c, start)) {
    // An interpolation ran on over lines and no quote closed the string after it: read the first line alone.
    c.issues.length = issues;
    c.budget -= c.pos - start;
    c.pos = start + 1;
    parts = withEnd(c, lineEnd(c, start), () => parseParts(c, true));
  }
  const closed = peek(c) === 34;
  const end = closed ? c.pos : Math.max(start + 1, lineTextEnd(c, c.pos));
  c.pos = closed ? end + 1 : end;
  if (!closed) report(c, 'This string is not closed', start, start + 1);
  return { kind: 'template', form: 'quoted', content: { start: start + 1, end }, parts, start, end: c.pos };
}

function withEnd<T>(c: Cursor, end: number, read: () => T): T {
  const outer = c.end;
  c.end = end;
  const result = read();
  c.end = outer;
  return result;
}

/** The parts from the cursor to the closing quote, or to `c.end` in a heredoc (texts of which are not decoded yet). */
export function parseParts(c: Cursor, isQuoted: boolean): TemplatePart[] {
  const { text } = c;
  const parts: TemplatePart[] = [];
  let from = c.pos;
  let escaped = false;
  let trim = false;
  const flush = (to: number, trimEnd: boolean) => {
    let start = from;
    let end = to;
    if (trim)
      while (start < end && (isBlank(text.charCodeAt(start)) || endsLine(text, start))) if (endsLine(text, start++)) break;
    if (trimEnd) while (end > start && (isBlank(text.charCodeAt(end - 1)) || (end === to && endsLine(text, end - 1)))) end--;
    if (end > start)
      parts.push({ kind: 'text', text: escaped ? decode(text, start, end, isQuoted) : text.slice(start, end), start, end });
    escaped = false;
  };
  for (;;) {
    let pos = c.pos;
    const { end } = c;
    let code = -1;
    for (; pos < end; pos++) {
      code = text.charCodeAt(pos);
      if (isQuoted) {
        if (code === 34 || code === 10) break;
        if (code === 92 && pos + 1 < end && text.charCodeAt(pos + 1) !== 10) {
          escaped = true;
          pos++;
          continue;
        }
      }
      if ((code === 36 || code === 37) && pos + 1 < end && text.charCodeAt(pos + 1) === 123) {
        if (pos === from || text.charCodeAt(pos - 1) !== code) break;
        escaped = true;
      }
    }
    c.pos = pos;
    if (pos >= end || (code !== 36 && code !== 37)) {
      const open = isQuoted && code !== 34 && pos > from && text.charCodeAt(pos - 1) === 13;
      flush(open ? pos - 1 : pos, false);
      return parts;
    }
    flush(pos, peekAt(c, 2) === 126);
    const part = parseSequence(c, isQuoted);
    parts.push(part);
    trim = text.charCodeAt(c.pos - 1) === 125 && text.charCodeAt(c.pos - 2) === 126;
    from = c.pos;
  }
}

function endsLine(text: string, pos: number): boolean {
  return text.charCodeAt(pos) === 10;
}

/** `${ … }` or `%{ … }` at the cursor. When it does not close where it should, only its own line is taken for it. */
function parseSequence(c: Cursor, isQuoted: boolean): TemplatePart {
  const start = c.pos;
  const issues = c.issues.length;
  const limited = c.budget <= 0;
  const outer = c.newlines;
  c.newlines = false;
  let read = withEnd(c, limited ? lineEnd(c, start) : c.end, () => inside(c, start));
  if (!read.closed && c.budget > 0 && c.pos > lineEnd(c, start)) {
    c.issues.length = issues;
    c.budget -= c.pos - start;
    read = withEnd(c, lineEnd(c, start), () => inside(c, start));
  }
  c.newlines = outer;
  if (!read.closed) {
    report(c, 'This interpolation is not closed', start, start + 2);
    const end = lineTextEnd(c, c.pos);
    while (c.pos < end && peek(c) !== 125 && !(isQuoted && peek(c) === 34)) c.pos++;
    if (c.pos < end && peek(c) === 125) c.pos++;
  }
  return read.expression
    ? { kind: 'interpolation', expression: read.expression, start, end: c.pos }
    : { kind: 'directive', ...(read.directive ?? { word: '' }), start, end: c.pos };
}

/** What stands between the braces, and whether the closing one follows. */
function inside(c: Cursor, start: number): { expression?: Expression; directive?: Directive; closed: boolean } {
  const isDirective = c.text.charCodeAt(start) === 37;
  c.pos = start + 2;
  if (peek(c) === 126) c.pos++;
  const read = isDirective ? { directive: parseDirective(c) } : { expression: parseExpression(c) };
  skipSpace(c);
  if (peek(c) === 126 && peekAt(c, 1) === 125) c.pos++;
  const closed = peek(c) === 125;
  if (closed) c.pos++;
  return { ...read, closed };
}

function parseDirective(c: Cursor): Directive {
  skipSpace(c);
  const word = readIdentifier(c);
  if (word === 'if') return { word, expression: parseExpression(c) };
  if (word !== 'for') return { word };
  const { names, collection } = parseForIntro(c);
  return { word, expression: collection, names };
}
