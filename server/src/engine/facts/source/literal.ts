/** String literals of source code: decoded text, and where every decoded character stands in the file. */

import type { SourceNode } from '../../syntax/source/tree';
import { type Range, type Span, spanOf } from '../../syntax/span';
import { HOLE, rangeIn, type StringValue } from '../../syntax/value';

/** A literal and the expressions behind its holes, in order. */
export interface Literal {
  readonly value: StringValue;
  readonly holes: readonly SourceNode[];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '0': '\0' };
const BARE = new Set(['generic_token']);
/** PHP: `"$user:{$this->password}"`; the braces are no part of the hole. */
const BARE_HOLES = new Set([
  ...['variable_name', 'dynamic_variable_name', 'member_access_expression', 'nullsafe_member_access_expression'],
  ...['subscript_expression', 'member_call_expression', 'scoped_property_access_expression', 'scoped_call_expression'],
]);
const HOLE_TYPES = new Set(['template_substitution', 'interpolation', 'string_interpolation', ...BARE_HOLES]);

/** Reads a literal node of any of the languages; `text` is the whole file. */
export function readLiteral(file: string, text: string, node: SourceNode, via: readonly Span[] = []): Literal {
  if (BARE.has(node.type)) return bareLiteral(file, text, node, via);
  const prefix = /^[A-Za-z@$]{0,3}/.exec(text.slice(node.start, node.start + 3))?.[0] ?? '';
  const open = node.start + prefix.length;
  const mark = text[open] ?? '';
  const triple = mark !== '' && text.startsWith(mark.repeat(3), open) && node.end - open >= 6;
  const width = triple ? 3 : 1;
  const { start, end } = /^["'`]?$/.test(mark) ? insideOf(text, node, open, mark.repeat(width)) : contentOf(node);
  const style = triple ? 'block' : mark === '`' ? 'raw' : mark === "'" ? 'single' : 'double';
  const parts = specialParts(node, start, end);
  const span = spanOf(file, { start, end }, via);
  const literal = { start: node.start, end: node.end };
  if (parts.length === 0) return { value: { kind: 'string', span, literal, text: text.slice(start, end), style }, holes: [] };
  const out: string[] = [];
  const offsets: number[] = [];
  let at = start;
  for (const part of [...parts, undefined]) {
    for (const stop = part?.start ?? end; at < stop; at++) {
      out.push(text[at] as string);
      offsets.push(at);
    }
    if (!part) break;
    const decoded = HOLE_TYPES.has(part.type) ? HOLE : decodeEscape(text.slice(part.start, part.end));
    const braced = BARE_HOLES.has(part.type) && text.charAt(part.end) === '}' && out.at(-1) === '{';
    if (braced) out.pop();
    if (braced) offsets.pop();
    for (let i = 0; i < decoded.length; i++) offsets.push(part.start);
    out.push(decoded);
    at = part.end + (braced ? 1 : 0);
  }
  const holes = parts.filter((part) => HOLE_TYPES.has(part.type));
  return { value: { kind: 'string', span, literal, text: out.join(''), offsets, style }, holes };
}

/** Between the quotes; what is not closed goes on to its end. */
function insideOf(text: string, node: SourceNode, open: number, quotes: string): Range {
  const start = Math.min(open + quotes.length, node.end);
  const to = node.end - quotes.length;
  return { start, end: to >= start && text.startsWith(quotes, to) ? to : node.end };
}

/** `r#"…"#`, `%q(…)`: what stands around is longer than a quote. */
function contentOf(node: SourceNode): Range {
  const first = node.children[0]?.start ?? node.end;
  return { start: first, end: node.children.at(-1)?.end ?? first };
}

/** A word of a command line without quotes. */
function bareLiteral(file: string, text: string, { start, end }: SourceNode, via: readonly Span[]): Literal {
  const span = spanOf(file, { start, end }, via);
  return { value: { kind: 'string', span, literal: { start, end }, text: text.slice(start, end), style: 'double' }, holes: [] };
}

/** Joins the pieces of a concatenation; a piece that is no literal is a hole. */
export function joinLiterals(
  file: string,
  whole: SourceNode,
  pieces: readonly (Literal | SourceNode)[],
  via: readonly Span[] = [],
): Literal {
  const out: string[] = [];
  const offsets: number[] = [];
  // What ends at a seam ends with its own piece.
  const ends: number[] = [];
  const holes: SourceNode[] = [];
  const values: StringValue[] = [];
  for (const piece of pieces) {
    if (!('value' in piece)) {
      out.push(HOLE);
      offsets.push(piece.start);
      ends.push(piece.end);
      holes.push(piece);
      continue;
    }
    const { value } = piece;
    values.push(value);
    out.push(value.text);
    for (let i = 0; i < value.text.length; i++) {
      const { start, end } = rangeIn(value, i, i + 1);
      offsets.push(start);
      ends.push(end);
    }
    holes.push(...piece.holes);
  }
  const start = Math.min(...values.map((value) => value.span.start), ...holes.map((hole) => hole.start));
  const end = Math.max(...values.map((value) => value.span.end), ...holes.map((hole) => hole.end));
  const span = spanOf(file, { start, end }, via);
  const literal = { start: whole.start, end: whole.end };
  return { value: { kind: 'string', span, literal, text: out.join(''), offsets, ends, style: 'double' }, holes };
}

/** Escapes and holes, which the grammars put directly under the literal or under its content node. */
function specialParts(node: SourceNode, start: number, end: number): SourceNode[] {
  return node.children
    .flatMap((child) => (child.type === 'string_content' ? child.children : [child]))
    .filter((part) => part.start >= start && part.end <= end && (part.type === 'escape_sequence' || HOLE_TYPES.has(part.type)));
}

function decodeEscape(raw: string): string {
  const body = raw.slice(1);
  const hex = /^(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))$/.exec(body);
  if (hex) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? hex[4] ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : raw;
  }
  if (/^[\r\n]/.test(body)) return '';
  return ESCAPES[body] ?? (/^[\\'"`$/]$/.test(body) ? body : raw);
}
