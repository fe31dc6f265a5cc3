/** Strings of HCL (quoted and heredoc) as StringValues, with the place of every decoded character. */
import type { Template, TemplatePart } from '../../syntax/hcl/ast';
import { type Span, spanOf } from '../../syntax/span';
import { HOLE, type StringValue } from '../../syntax/value';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

interface Decoded {
  text: string;
  offsets: number[];
}

/**
 * The template as a string value. `fill` gives the text of an interpolation, with a HOLE where
 * it is not known. Characters of a filled part are all placed at the start of the interpolation.
 */
export function stringOf(
  template: Template,
  source: { readonly file: string; readonly text: string },
  via: readonly Span[],
  fill: (part: Extract<TemplatePart, { kind: 'interpolation' }>) => string,
): StringValue {
  const { content } = template;
  const base = {
    kind: 'string' as const,
    span: spanOf(source.file, content, via),
    literal: { start: template.start, end: template.end },
    style: template.form === 'quoted' ? ('double' as const) : ('heredoc' as const),
  };
  if (isPlain(template)) return { ...base, text: source.text.slice(content.start, content.end) };
  const out: Decoded = { text: '', offsets: [] };
  const indent = template.form === 'indented-heredoc' ? indentOf(template, source.text) : 0;
  for (const part of template.parts) {
    if (part.kind === 'text') decode(source.text, part, { quoted: template.form === 'quoted', indent, out });
    else push(out, part.kind === 'interpolation' ? fill(part) : HOLE, part.start);
  }
  return { ...base, text: out.text, offsets: out.offsets };
}

/** Most strings are what they look like: nothing escaped, filled in or indented. */
function isPlain({ form, parts }: Template): boolean {
  if (form === 'indented-heredoc') return false;
  return parts.every((part) => part.kind === 'text' && part.text.length === part.end - part.start);
}

function push(out: Decoded, text: string, at: number): void {
  out.text += text;
  for (let i = 0; i < text.length; i++) out.offsets.push(at);
}

interface Decoding {
  readonly quoted: boolean;
  readonly indent: number;
  readonly out: Decoded;
}

/** The raw text of a part: backslash escapes only between quotes, `$${` and `%%{` everywhere, indentation taken off. */
function decode(text: string, part: { readonly start: number; readonly end: number }, { quoted, indent, out }: Decoding): void {
  let at = part.start;
  let lineStart = !quoted && (at === 0 || text[at - 1] === '\n');
  while (at < part.end) {
    if (lineStart && indent > 0) at = skipIndent(text, at, Math.min(part.end, at + indent));
    if (at >= part.end) return;
    const char = text[at] as string;
    lineStart = char === '\n';
    if (quoted && char === '\\') at = readEscape(text, at, part.end, out);
    else if ((char === '$' || char === '%') && text[at + 1] === char && text[at + 2] === '{' && at + 2 < part.end) {
      push(out, `${char}`, at);
      push(out, '{', at + 2);
      at += 3;
    } else push(out, char, at++);
  }
}

function readEscape(text: string, at: number, end: number, out: Decoded): number {
  const char = text[at + 1] ?? '';
  const digits = char === 'u' ? 4 : char === 'U' ? 8 : 0;
  const code = digits > 0 && at + 2 + digits <= end ? Number.parseInt(text.slice(at + 2, at + 2 + digits), 16) : Number.NaN;
  if (digits > 0 && code >= 0 && code <= 0x10ffff) {
    push(out, String.fromCodePoint(code), at);
    return at + 2 + digits;
  }
  if (at + 1 >= end || !(char in ESCAPES)) {
    push(out, '\\', at);
    return at + 1;
  }
  push(out, ESCAPES[char] as string, at);
  return at + 2;
}

function skipIndent(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

/** What `<<-` takes off: the smallest indentation of the lines that are not blank. */
function indentOf({ content, parts }: Template, text: string): number {
  const insides = parts.filter((part) => part.kind !== 'text');
  let smallest = Number.POSITIVE_INFINITY;
  let inside = 0;
  for (let line = content.start; line < content.end; ) {
    const next = text.indexOf('\n', line);
    const end = next < 0 || next > content.end ? content.end : next;
    while (inside < insides.length && (insides[inside]?.end ?? 0) <= line) inside++;
    const within = (insides[inside]?.start ?? Number.POSITIVE_INFINITY) < line;
    const first = skipIndent(text, line, end);
    if (!within && first < end && text[first] !== '\r') smallest = Math.min(smallest, first - line);
    line = end + 1;
  }
  return Number.isFinite(smallest) ? smallest : 0;
}
