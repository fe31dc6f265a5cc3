/** From the text of a template as written to its value, and back to the places of its characters. */
import type { Template, TemplatePart } from './ast';
import { isBlank } from './characters';

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The escape at `pos` (a backslash): its value and length, undefined when it is none that HCL knows. */
function escapeAt(text: string, pos: number, end: number): { value: string; length: number } | undefined {
  const letter = text[pos + 1] ?? '';
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { value: simple, length: 2 };
  const length = letter === 'u' ? 6 : letter === 'U' ? 10 : 0;
  if (length === 0 || pos + length > end) return undefined;
  const digits = text.slice(pos + 2, pos + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  return code >= 0 && code <= 0x10ffff ? { value: String.fromCodePoint(code), length } : undefined;
}

/** The first line of `[start, end)` holds nothing but blanks before its line break. */
function isBlankLine(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at < end && text.charCodeAt(at) === 10;
}

/**
 * The value of `[start, end)`. `quoted` reads backslashes, `indent` blanks are taken off every line that is not blank.
 * `offsets`, when given, receives the offset of each character of the value.
 */
export function decode(text: string, start: number, end: number, quoted: boolean, indent = 0, offsets?: number[]): string {
  const pieces: string[] = [];
  let from = start;
  let at = start;
  const put = (value: string, length: number) => {
    keep();
    pieces.push(value);
    if (offsets) for (let i = 0; i < value.length; i++) offsets.push(i === 0 ? at : at + length - value.length + i);
    at += length;
    from = at;
  };
  const keep = () => {
    pieces.push(text.slice(from, at));
    if (offsets) for (let i = from; i < at; i++) offsets.push(i);
    from = at;
  };
  while (at < end) {
    if (indent > 0 && (at === 0 || text.charCodeAt(at - 1) === 10) && !isBlankLine(text, at, end)) {
      keep();
      for (const limit = Math.min(end, at + indent); at < limit && isBlank(text.charCodeAt(at)); ) at++;
      from = at;
      if (at >= end) break;
    }
    const code = text.charCodeAt(at);
    if (code === 92 && quoted) {
      const known = escapeAt(text, at, end);
      if (known) put(known.value, known.length);
      else at += Math.min(2, end - at);
    } else if (
      (code === 36 || code === 37) &&
      text.charCodeAt(at + 1) === code &&
      text.charCodeAt(at + 2) === 123 &&
      at + 2 < end
    ) {
      put(code === 36 ? '${' : '%{', 3);
    } else at++;
  }
  keep();
  return pieces.join('');
}

/** How many blanks every line of an indented heredoc begins with at least; blank lines do not count. */
export function indentOf(text: string, parts: readonly TemplatePart[]): number {
  let least = Number.POSITIVE_INFINITY;
  let fresh = true;
  for (const part of parts) {
    if (part.kind !== 'text') {
      if (fresh) return 0;
      continue;
    }
    for (let at = part.start; at < part.end; ) {
      if (fresh) {
        const lineStart = at;
        while (at < part.end && isBlank(text.charCodeAt(at))) at++;
        if (at >= part.end || text.charCodeAt(at) !== 10) least = Math.min(least, at - lineStart);
      }
      const next = text.indexOf('\n', at);
      fresh = next >= 0 && next < part.end;
      at = fresh ? next + 1 : part.end;
    }
  }
  return Number.isFinite(least) ? least : 0;
}

/**
 * The file offset of each character of a text part's value, when it is not simply `part.start + i`; undefined when it is.
 * `text` is the file the template was read from.
 */
export function textOffsets(text: string, template: Template, part: TemplatePart): number[] | undefined {
  if (part.kind !== 'text' || part.text.length === part.end - part.start) return undefined;
  const offsets: number[] = [];
  const indent = template.form === 'indented-heredoc' ? indentOf(text, template.parts) : 0;
  decode(text, part.start, part.end, template.form === 'quoted', indent, offsets);
  return offsets;
}
