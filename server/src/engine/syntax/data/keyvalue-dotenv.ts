import type { Entry, StringValue } from '../value';
import { type Decoded, decodeRange, push, stringValue } from './keyvalue-decode';
import { beforeComment, entry, isBlank, lineEnd, nextLine, plainValue, rawValue, skipBlanks, trimEnd } from './keyvalue-lines';

const STYLES: Readonly<Record<string, StringValue['style']>> = { '"': 'double', "'": 'single', '`': 'raw' };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The assignments of a `.env` file, in order. */
export function readDotenv(file: string, text: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    let start = skipBlanks(text, at, end);
    if (text.startsWith('export', start) && isBlank(text[start + 6])) start = skipBlanks(text, start + 6, end);
    const keyEnd = endOfName(text, start, end);
    const separator = skipBlanks(text, keyEnd, end);
    if (keyEnd === start || !isSeparator(text, separator)) {
      at = nextLine(text, at);
      continue;
    }
    const value = readValue(file, text, skipBlanks(text, separator + 1, end), end);
    entries.push(entry(file, text, start, keyEnd, value));
    at = nextLine(text, Math.max(value.literal.end, separator));
  }
  return entries;
}

function endOfName(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /[\w.-]/.test(text[at] as string)) at++;
  return at;
}

/** `=`, or the YAML-like `: ` that some loaders accept. */
function isSeparator(text: string, at: number): boolean {
  return text[at] === '=' || (text[at] === ':' && isBlank(text[at + 1]));
}

function readValue(file: string, text: string, start: number, end: number): StringValue {
  const quote = text[start] ?? '';
  const style = start < end ? STYLES[quote] : undefined;
  if (!style) return plainValue(file, text, start, beforeComment(text, start, end, '#'));
  const close = closingQuote(text, start, end);
  // Half-typed: the quote never closes, so the value is what stands on its line.
  if (close < 0) {
    const last = trimEnd(text, start + 1, end);
    const range = { start: start + 1, end: last };
    return stringValue(file, range, { start, end: last }, decodeRange(text, range.start, last), style);
  }
  if (style !== 'double') return rawValue(file, text, start, close, style);
  const content = { start: start + 1, end: close };
  return stringValue(
    file,
    content,
    { start, end: close + 1 },
    decodeRange(text, content.start, close, (d, i) => decodeEscape(text, d, i)),
    style,
  );
}

function decodeEscape(text: string, decoded: Decoded, at: number): number {
  const next = text[at + 1] ?? '';
  if (next in ESCAPES || next === '"' || next === '\\' || next === '$') {
    push(decoded, ESCAPES[next] ?? next, at);
    return at + 2;
  }
  push(decoded, '\\', at);
  return at + 1;
}

/**
 * The quote that closes the one at `open`, or -1. On a later line it only counts when nothing but a comment follows it:
 * otherwise it is the opening quote of another value, and this one was never closed. The next value's own opening quote ends
 * the search, which keeps the whole file linear.
 */
function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open] as string;
  let at = open + 1;
  while (at < text.length) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (at < end) return at;
      const rest = skipBlanks(text, at + 1, text.length);
      return rest >= text.length || '\r\n#'.includes(text[rest] as string) ? at : -1;
    }
    at++;
  }
  return -1;
}
