/** Bodies: attributes and blocks. */
import type { Attribute, Block, Body, Label } from './ast';
import {
  type Cursor,
  identifierEnd,
  lineTextEnd,
  MAX_DEPTH,
  peek,
  peekAt,
  readIdentifier,
  report,
  skipLines,
  skipSpace,
} from './cursor';
import { parseExpression } from './expressions';
import { skipJunk } from './recovery';

/** The items from the cursor to the closing brace of the block (`nested`), which is not read, or to the end of the text. */
export function parseBody(c: Cursor, nested: boolean): Body {
  const start = c.pos;
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  let last = start;
  for (;;) {
    skipLines(c);
    const code = peek(c);
    if (code < 0) break;
    if (code === 10) {
      if (nested) break;
      c.pos++;
    } else if (code === 125) {
      if (nested) return { attributes, blocks, start, end: c.pos };
      report(c, 'Nothing is open that this "}" could close', c.pos, c.pos + 1);
      c.pos++;
    } else {
      parseItem(c, attributes, blocks);
      last = Math.max(last, attributes.at(-1)?.end ?? 0, blocks.at(-1)?.end ?? 0);
    }
  }
  return { attributes, blocks, start, end: nested ? last : c.pos };
}

/** One attribute or block, to the end of its line. */
function parseItem(c: Cursor, attributes: Attribute[], blocks: Block[]): void {
  const start = c.pos;
  let name = readIdentifier(c);
  if (!name && peek(c) === 34) name = quotedName(c);
  if (!name) {
    report(c, 'An attribute or a block should stand here', start, start + 1);
    c.pos++;
    skipJunk(c, false);
    return;
  }
  const nameRange = { start, end: c.pos };
  skipSpace(c);
  const code = peek(c);
  if (code === 61 && peekAt(c, 1) !== 61) {
    c.pos++;
    const value = parseExpression(c);
    attributes.push({ name, nameRange, value, start, end: Math.max(value.end, nameRange.end) });
    endItem(c);
  } else if (code === 123 || code === 34 || identifierEnd(c.text, c.pos, c.end) > c.pos) {
    blocks.push(parseBlock(c, name, nameRange));
    endItem(c);
  } else {
    report(c, 'A value or a block should follow this name', start, nameRange.end);
    skipJunk(c, false);
  }
}

/** `"name" =` as HCL 1 had it: reported, and read as an attribute. */
function quotedName(c: Cursor): string {
  const start = c.pos;
  const end = lineTextEnd(c, start);
  let at = start + 1;
  while (at < end && c.text.charCodeAt(at) !== 34) at++;
  if (at >= end) return '';
  report(c, 'The name of an attribute is written without quotes', start, at + 1);
  c.pos = at + 1;
  return c.text.slice(start + 1, at);
}

/** After an item the line ends, or its block. Anything else is junk up to there. */
function endItem(c: Cursor): void {
  skipSpace(c);
  const code = peek(c);
  if (code < 0 || code === 10 || code === 125) return;
  report(c, 'A line break is missing here', c.pos, c.pos + 1);
  if (code === 44) c.pos++;
  else skipJunk(c, false);
}

function parseBlock(c: Cursor, type: string, typeRange: { start: number; end: number }): Block {
  const labels: Label[] = [];
  let label = parseLabel(c);
  while (label) {
    labels.push(label);
    skipSpace(c);
    label = parseLabel(c);
  }
  const { start } = typeRange;
  const at = c.pos;
  if (peek(c) !== 123) {
    const end = labels.at(-1)?.end ?? typeRange.end;
    report(c, 'The body of this block is missing', start, end);
    return { type, typeRange, labels, body: { attributes: [], blocks: [], start: end, end }, start, end };
  }
  if (c.depth >= MAX_DEPTH) {
    report(c, 'This is nested too deeply', at, at + 1);
    skipJunk(c, false);
    return { type, typeRange, labels, body: { attributes: [], blocks: [], start: at + 1, end: at + 1 }, start, end: at + 1 };
  }
  c.pos++;
  c.depth++;
  const body = parseBody(c, true);
  c.depth--;
  if (peek(c) === 125) return { type, typeRange, labels, body, start, end: ++c.pos };
  report(c, 'This block is not closed', start, at + 1);
  return { type, typeRange, labels, body, start, end: body.end };
}

/** A quoted or bare label. One whose quote is open ends before the `{` of its line. */
function parseLabel(c: Cursor): Label | undefined {
  const { text } = c;
  const start = c.pos;
  if (peek(c) !== 34) {
    const name = readIdentifier(c);
    return name ? { text: name, start, end: c.pos } : undefined;
  }
  let end = lineTextEnd(c, start);
  let at = start + 1;
  while (at < end && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1;
  if (at < end) {
    c.pos = at + 1;
    return { text: text.slice(start + 1, at), start, end: c.pos };
  }
  report(c, 'This label is not closed', start, start + 1);
  while (end > start + 1 && (text.charCodeAt(end - 1) === 123 || text.charCodeAt(end - 1) <= 32)) end--;
  c.pos = end;
  return { text: text.slice(start + 1, end), start, end };
}
