import type { StringValue } from '../value';
import { copy, type Decoded, newDecoded, push, stringValue } from './keyvalue-decode';
import { issue, type TomlReader } from './toml-reader';

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

/** The string that starts at the reader's quote: basic or literal, on one line or on several. Moves behind it. */
export function readTomlString(reader: TomlReader): StringValue {
  const { text, file } = reader;
  const start = reader.at;
  const quote = text[start] as '"' | "'";
  const triple = quote.repeat(3);
  const multi = text.startsWith(triple, start);
  let open = start + (multi ? 3 : 1);
  let close = multi ? closeOfMulti(text, open, quote) : closeOfLine(text, open, quote);
  let end = close + (multi ? 3 : 1);
  if (close < 0) {
    issue(reader, start, 'the string is never closed');
    const newline = text.indexOf('\n', open);
    close = newline < 0 ? text.length : newline;
    if (close > open && text[close - 1] === '\r') close--;
    end = close;
  }
  // The line break right behind the opening marks is not part of the text.
  if (multi && end > close) open += text.startsWith('\r\n', open) ? 2 : text[open] === '\n' ? 1 : 0;
  reader.at = end;
  const decoded = quote === '"' ? decodeBasic(text, open, close) : newDecoded();
  if (quote === "'") copy(decoded, text, open, close);
  return stringValue(
    file,
    { start: open, end: close },
    { start, end },
    decoded,
    multi ? 'block' : quote === '"' ? 'double' : 'single',
  );
}

function closeOfLine(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length && text[at] !== '\n'; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** Up to two quotes may stand right before the closing three. */
function closeOfMulti(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote && text.startsWith(quote.repeat(3), at)) {
      let close = at;
      while (close < at + 2 && text[close + 3] === quote) close++;
      return close;
    }
  }
  return -1;
}

function decodeBasic(text: string, start: number, end: number): Decoded {
  const decoded = newDecoded();
  let at = start;
  while (at < end) {
    if (text[at] !== '\\') {
      push(decoded, text[at] as string, at);
      at++;
    } else at = decodeEscape(text, decoded, at, end);
  }
  return decoded;
}

function decodeEscape(text: string, decoded: Decoded, at: number, end: number): number {
  const next = text[at + 1] ?? '';
  const width = next === 'u' ? 4 : next === 'U' ? 8 : next === 'x' ? 2 : 0;
  const digits = text.slice(at + 2, at + 2 + width);
  if (width > 0 && /^[0-9a-fA-F]+$/.test(digits) && digits.length === width) {
    const code = Number.parseInt(digits, 16);
    push(decoded, code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', at);
    return at + 2 + width;
  }
  if (next in ESCAPES) {
    push(decoded, ESCAPES[next] as string, at);
    return at + 2;
  }
  const after = behindFoldedLine(text, at + 1, end);
  if (after > at) return after;
  push(decoded, '\\', at);
  return at + 1;
}

/** A backslash at a line's end swallows all blanks and line breaks that follow; -1 where other text stands behind it. */
function behindFoldedLine(text: string, from: number, end: number): number {
  let at = from;
  let lines = 0;
  while (at < end && ' \t\r\n'.includes(text[at] as string)) {
    if (text[at] === '\n') lines++;
    at++;
  }
  return lines > 0 ? at : -1;
}
