/** Lines, indentation and line endings of a text: what edits by range need so that the rest of a file stays as it is. */
import type { Range } from '../syntax/span';
import type { Edit } from './model';

/** Offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff && at > 0 ? 1 : start;
}

/** Offset of the end of the line that holds `at`, before its line ending. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** The line ending of the file: that of its first line. */
export function newlineOf(text: string): string {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** Leading blanks of the line that holds `at`. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}

/** The text of the line before `at`. */
export function before(text: string, at: number): string {
  return text.slice(lineStart(text, at), at);
}

/** Whether nothing but blanks shares the lines of the range. */
export function aloneOnLines(text: string, range: Range): boolean {
  return isBlank(before(text, range.start)) && isBlank(text.slice(range.end, lineEnd(text, range.end)));
}

/** Takes a range out: with its whole lines where it has them to itself, else with the blanks before it. */
export function removal(text: string, range: Range): Edit {
  if (!aloneOnLines(text, range)) {
    let start = range.start;
    while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    const onlyBlanksBefore = start === lineStart(text, range.start);
    return { start: onlyBlanksBefore ? range.start : start, end: range.end, text: '' };
  }
  const start = lineStart(text, range.start);
  const newline = text.indexOf('\n', range.end);
  if (newline >= 0) return { start, end: newline + 1, text: '' };
  const previous = start > 0 && text[start - 1] === '\n' ? start - (text[start - 2] === '\r' ? 2 : 1) : start;
  return { start: previous, end: text.length, text: '' };
}

/** New lines at the end of a file, after an empty line. */
export function appendLines(text: string, lines: readonly string[]): Edit {
  const newline = newlineOf(text);
  const at = text.length;
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? newline : newline + newline;
  return { start: at, end: at, text: gap + lines.join(newline) + newline };
}

/** The range without line endings and blanks at its end (a block scalar or heredoc may hold them). */
export function trimmedEnd(text: string, range: Range): Range {
  let end = range.end;
  while (end > range.start && isBlank(text[end - 1] ?? '')) end--;
  return { start: range.start, end };
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Single-quoted YAML scalar or, with `"`, a JSON string. */
export function quoted(text: string, quote: '"' | "'"): string {
  return quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}
