import { spanOf } from '../span';
import type { Entry } from '../value';
import { type Decoded, decodeRange, push, stringValue } from './keyvalue-decode';
import { isBlank, lineEnd, nextLine, skipBlanks, trimEnd } from './keyvalue-lines';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

/** The assignments of a Java properties file (java.util.Properties.load), in order. */
export function readProperties(file: string, text: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipBlanks(text, at, lineEnd(text, at));
    const end = logicalEnd(text, start);
    const first = text[start];
    if (first === '#' || first === '!') {
      at = nextLine(text, at);
      continue;
    }
    if (start < end) entries.push(readEntry(file, text, start, end));
    at = nextLine(text, Math.max(end, at));
  }
  return entries;
}

/** End of the logical line: a line that ends in an odd number of backslashes goes on in the next one. */
function logicalEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length && endsInContinuation(text, from, end)) {
    const next = nextLine(text, end);
    if (next >= text.length) return end;
    end = Math.max(next, lineEnd(text, next));
  }
  return end;
}

function endsInContinuation(text: string, from: number, end: number): boolean {
  let at = end;
  while (at > from && text[at - 1] === '\\') at--;
  return (end - at) % 2 === 1;
}

function readEntry(file: string, text: string, start: number, end: number): Entry {
  let keyEnd = start;
  while (keyEnd < end && !'=: \t\f\r\n'.includes(text[keyEnd] as string)) keyEnd += text[keyEnd] === '\\' ? 2 : 1;
  keyEnd = Math.min(keyEnd, end);
  let at = skipBlanks(text, keyEnd, end);
  if (text[at] === '=' || text[at] === ':') at = skipBlanks(text, at + 1, end);
  const readEscape = (decoded: Decoded, from: number, limit: number) => decodeEscape(text, decoded, from, limit);
  const range = { start: Math.min(at, end), end: trimEnd(text, Math.min(at, end), end) };
  const value = stringValue(file, range, range, decodeRange(text, range.start, range.end, readEscape), 'plain');
  const key = decodeRange(text, start, keyEnd, readEscape).text;
  return { key, keySpan: spanOf(file, { start, end: keyEnd }), value };
}

function decodeEscape(text: string, decoded: Decoded, at: number, end: number): number {
  const next = text[at + 1];
  if (next === undefined || at + 1 >= end) return at + 1;
  if (next === '\r' || next === '\n') {
    let after = nextLine(text, at + 1);
    while (after < end && isBlank(text[after])) after++;
    return after;
  }
  if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6))) {
    push(decoded, String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), at);
    return at + 6;
  }
  push(decoded, ESCAPES[next] ?? next, at);
  return at + 2;
}
