/** Strings: `'…'` with escapes and `${…}`, `'''…'''` over several lines, and ARM's with doubled quotes. */
import type { Text, TextPart } from './ast';
import type { Cursor } from './cursor';
import { parseExpression } from './expressions';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '\\': '\\', $: '$' };
/** What a part of a text has none of. */
const PLAIN = /[^'\\$\r\n]+/y;
const PLAIN_LINES = /[^'$]+/y;

/** The string that begins at the cursor's quote, or at the `$` before it. */
export function parseText(cursor: Cursor): Text {
  const start = cursor.at;
  let marks = 0;
  while (cursor.take('$')) marks++;
  if (cursor.dialect === 'bicep' && cursor.take("'''")) return multiline(cursor, start, marks);
  cursor.at++;
  const from = cursor.at;
  const parts = cursor.dialect === 'arm' ? doubled(cursor) : interpolated(cursor);
  const content = { start: from, end: cursor.at };
  if (!cursor.take("'")) cursor.issue('a text without its closing quote');
  return { kind: 'text', start, end: cursor.at, content, parts, multiline: false };
}

function interpolated(cursor: Cursor): TextPart[] {
  const parts: TextPart[] = [];
  while (!cursor.done) {
    const start = cursor.at;
    const char = cursor.peek();
    if (char === "'" || char === '\n' || char === '\r') break;
    if (cursor.take('${')) parts.push(hole(cursor, start));
    else if (char === '\\') parts.push(escapeSequence(cursor));
    else parts.push(plain(cursor, PLAIN));
  }
  return parts;
}

function hole(cursor: Cursor, start: number): TextPart {
  const expression = parseExpression(cursor);
  cursor.lines();
  if (!cursor.take('}')) cursor.issue('an interpolation without its closing brace');
  return { kind: 'hole', expression, start, end: cursor.at };
}

function escapeSequence(cursor: Cursor): TextPart {
  const start = cursor.at;
  const code = /^\\u\{([0-9A-Fa-f]{1,6})\}/.exec(cursor.text.slice(start, start + 12));
  const point = code ? Number.parseInt(code[1] as string, 16) : -1;
  if (code && point <= 0x10ffff) {
    cursor.at = start + code[0].length;
    return { kind: 'text', text: String.fromCodePoint(point), start, end: cursor.at };
  }
  const next = cursor.peek(1);
  const known = ESCAPES[next];
  cursor.at += known === undefined ? 1 : 2;
  return { kind: 'text', text: known ?? '\\', start, end: cursor.at };
}

/** At least one character. */
function plain(cursor: Cursor, pattern: RegExp): TextPart {
  const start = cursor.at;
  pattern.lastIndex = start;
  const text = pattern.exec(cursor.text)?.[0] ?? cursor.peek();
  cursor.at = Math.min(start + text.length, cursor.end);
  return { kind: 'text', text: cursor.text.slice(start, cursor.at), start, end: cursor.at };
}

function doubled(cursor: Cursor): TextPart[] {
  const parts: TextPart[] = [];
  let from = cursor.at;
  const flush = () => {
    if (cursor.at > from) parts.push({ kind: 'text', text: cursor.text.slice(from, cursor.at), start: from, end: cursor.at });
  };
  while (!cursor.done) {
    if (cursor.starts("''")) {
      flush();
      parts.push({ kind: 'text', text: "'", start: cursor.at, end: cursor.at + 2 });
      cursor.at += 2;
      from = cursor.at;
    } else if (cursor.peek() === "'") break;
    else cursor.at++;
  }
  flush();
  return parts;
}

/** No escapes; `${…}` only where dollar signs stand before the quotes, and then with as many. The first line break is none of it. */
function multiline(cursor: Cursor, start: number, marks: number): Text {
  if (!cursor.take('\r\n')) cursor.take('\n');
  const content = cursor.at;
  const opening = `${'$'.repeat(marks)}{`;
  const parts: TextPart[] = [];
  while (!cursor.done) {
    // Quotes right before the closing ones are a part of the text.
    if (cursor.starts("'''") && cursor.peek(3) !== "'") break;
    const from = cursor.at;
    if (marks > 0 && cursor.take(opening)) parts.push(hole(cursor, from));
    else parts.push(plain(cursor, PLAIN_LINES));
  }
  const end = cursor.at;
  if (!cursor.take("'''")) cursor.issue('a text without its closing quotes');
  return { kind: 'text', start, end: cursor.at, content: { start: content, end }, parts, multiline: true };
}
