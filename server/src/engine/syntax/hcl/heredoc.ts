/** `<<EOF` and `<<-EOF`. */
import type { Template, TemplatePart } from './ast';
import { isBlank } from './characters';
import { type Cursor, identifierEnd, lineEnd, lineTextEnd, report } from './cursor';
import { decode, indentOf } from './decode';
import { beginsBlock } from './recovery';
import { parseParts } from './templates';

/** The heredoc at the cursor (`<<`), undefined when no name follows. One without its end mark ends before the next top-level block. */
export function parseHeredoc(c: Cursor): Template | undefined {
  const { text } = c;
  const start = c.pos;
  const indented = text.charCodeAt(start + 2) === 45;
  const markStart = start + (indented ? 3 : 2);
  const markEnd = identifierEnd(text, markStart, c.end);
  if (markEnd === markStart) return undefined;
  const contentStart = Math.min(c.end, lineEnd(c, markEnd) + 1);
  const close = findClose(c, contentStart, text.slice(markStart, markEnd));
  if (!close.end) report(c, 'This heredoc is not closed', start, markEnd);
  const outer = { end: c.end, newlines: c.newlines };
  c.pos = contentStart;
  c.end = close.lineStart;
  const raw = parseParts(c, false);
  c.end = outer.end;
  c.newlines = outer.newlines;
  // Without an end mark the line break before what follows still ends the attribute.
  c.pos = close.end ?? (close.lineStart > contentStart ? lineTextEnd(c, close.lineStart - 1) : lineTextEnd(c, markEnd));
  return {
    kind: 'template',
    form: indented ? 'indented-heredoc' : 'heredoc',
    content: { start: contentStart, end: close.lineStart },
    parts: indented ? dedent(text, raw) : raw,
    start,
    end: c.pos,
  };
}

function dedent(text: string, parts: TemplatePart[]): TemplatePart[] {
  const indent = indentOf(text, parts);
  if (indent === 0) return parts;
  return parts.map((part) =>
    part.kind === 'text' ? { ...part, text: decode(text, part.start, part.end, false, indent) } : part,
  );
}

/** The first line that holds only `mark`, and where the mark ends. */
function findClose(c: Cursor, from: number, mark: string): { lineStart: number; end?: number } {
  const { text } = c;
  let boundary = -1;
  let lineStart = from;
  while (lineStart < c.end) {
    const end = lineEnd(c, lineStart);
    let at = lineStart;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (text.startsWith(mark, at)) {
      const markEnd = at + mark.length;
      let rest = markEnd;
      while (rest < end && isBlank(text.charCodeAt(rest))) rest++;
      if (rest >= end && markEnd <= end) return { lineStart, end: markEnd };
    }
    if (boundary < 0) {
      if (beginsBlock(text, lineStart, c.end)) boundary = lineStart;
    } else if (opensAgain(text, end, mark)) break;
    if (boundary >= 0 && c.budget <= 0) break;
    lineStart = end + 1;
  }
  if (boundary < 0) return { lineStart: c.end };
  c.budget -= lineStart - boundary;
  return { lineStart: boundary };
}

/** Does the line that ends at `end` open a heredoc with the same mark? Then a block before it was no text of this one. */
function opensAgain(text: string, end: number, mark: string): boolean {
  let at = end;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  at -= mark.length;
  if (at < 2 || !text.startsWith(mark, at)) return false;
  if (text.charCodeAt(at - 1) === 45) at--;
  return text.charCodeAt(at - 1) === 60 && text.charCodeAt(at - 2) === 60;
}
