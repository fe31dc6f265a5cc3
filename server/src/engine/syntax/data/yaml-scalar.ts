/** YAML strings with the place of every decoded character. */
import { type Range, spanOf } from '../span';
import type { StringValue } from '../value';

/**
 * A string from its decoded text (the parser's) and the range of its literal. The source is walked beside the decoded text;
 * where the two cannot be brought together the content's range is all that is said.
 */
export function stringValue(file: string, source: string, text: string, literal: Range): StringValue {
  const mark = source[literal.start];
  if (mark === '|' || mark === '>') return blockValue(file, source, text, literal);
  const quoted = mark === '"' || mark === "'";
  const start = quoted ? literal.start + 1 : literal.start;
  const closed = quoted && literal.end - literal.start >= 2 && source[literal.end - 1] === mark;
  const end = closed ? literal.end - 1 : literal.end;
  const style = mark === '"' ? 'double' : mark === "'" ? 'single' : 'plain';
  const base = { kind: 'string' as const, span: spanOf(file, { start, end }), literal, text, style } as const;
  if (end - start === text.length) return base;
  const offsets = flowOffsets(source, text, start, end, mark ?? '');
  return offsets ? { ...base, offsets } : base;
}

/** Plain and quoted text: escapes, doubled quotes, and lines that are folded into one. */
function flowOffsets(source: string, text: string, start: number, end: number, mark: string): number[] | undefined {
  const offsets: number[] = [];
  let at = start;
  while (at < end && offsets.length < text.length) {
    const char = source[at] as string;
    if (mark === '"' && char === '\\') {
      const found = escapeAt(source, at);
      for (let i = 0; i < found.units; i++) offsets.push(at);
      at += found.length;
    } else if (mark === "'" && char === "'") {
      offsets.push(at);
      at += 2;
    } else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') {
      const run = blankRun(source, at, end);
      if (run.breaks === 0) for (let i = at; i < run.end; i++) offsets.push(i);
      else for (let i = 0; i < Math.max(1, run.breaks - 1); i++) offsets.push(at);
      at = run.end;
    } else offsets.push(at++);
  }
  return offsets.length === text.length ? offsets : undefined;
}

function blankRun(source: string, from: number, end: number): { end: number; breaks: number } {
  let at = from;
  let breaks = 0;
  for (; at < end; at++) {
    const char = source[at];
    if (char === '\n') breaks++;
    else if (char !== ' ' && char !== '\t' && char !== '\r') break;
  }
  return { end: at, breaks };
}

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Length of the escape and how many UTF-16 units it decodes to. */
function escapeAt(source: string, at: number): { length: number; units: number } {
  const kind = source[at + 1] ?? '';
  if (kind === '\n' || kind === '\r') return { length: blankRun(source, at + 1, source.length).end - at, units: 0 };
  const digits = HEX_LENGTH[kind];
  if (!digits) return { length: 2, units: 1 };
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  return { length: 2 + digits, units: code > 0xffff ? 2 : 1 };
}

/** `|` and `>`: every source line's content is found again in the decoded text; what lies between are line breaks. */
function blockValue(file: string, source: string, text: string, literal: Range): StringValue {
  const body = source.indexOf('\n', literal.start) + 1;
  const indent = text.trim() === '' || body === 0 ? 0 : indentOf(source, text, body, literal);
  const offsets: number[] = [];
  let at = body === 0 ? literal.end : body;
  while (at < literal.end) {
    const newline = source.indexOf('\n', at);
    const lineEnd = newline < 0 || newline > literal.end ? literal.end : newline;
    const end = source[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
    const content = source.slice(Math.min(at + indent, end), end);
    if (content.trim() !== '' || text.startsWith(content, offsets.length)) {
      const gap = Math.max(body, at - 1);
      while (
        offsets.length < text.length &&
        /[ \n]/.test(text[offsets.length] as string) &&
        !text.startsWith(content, offsets.length)
      ) {
        offsets.push(gap);
      }
      if (!text.startsWith(content, offsets.length)) break;
      for (let i = 0; i < content.length; i++) offsets.push(at + indent + i);
      if (text[offsets.length] === '\n' || text[offsets.length] === ' ') offsets.push(end);
    }
    at = lineEnd + 1;
  }
  const whole = offsets.length >= text.length && text.length > 0;
  const start = whole ? (offsets[0] as number) : Math.min(body || literal.start, literal.end);
  const end = whole ? (offsets[text.length - 1] as number) + 1 : literal.end;
  const span = spanOf(file, { start, end: Math.max(start, Math.min(end, literal.end)) });
  const base = { kind: 'string' as const, span, literal, text, style: 'block' as const };
  return whole ? { ...base, offsets: offsets.slice(0, text.length) } : base;
}

/** How far the block is indented: the header's digit says it, or the first line with content. */
function indentOf(source: string, text: string, body: number, literal: Range): number {
  for (let at = body; at < literal.end; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? literal.end : Math.min(newline, literal.end);
    const line = source.slice(at, end);
    const written = line.trimStart();
    if (written !== '') {
      // Decoded text that starts with spaces has an explicit indentation smaller than the first line's.
      const first = /^\n*( *)/.exec(text)?.[1]?.length ?? 0;
      return Math.max(0, line.length - written.length - first);
    }
    at = end + 1;
  }
  return 0;
}
