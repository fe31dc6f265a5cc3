import { spanOf } from '../span';
import type { Entry, StringValue } from '../value';
import { beforeComment, entry, isBlank, lineEnd, nextLine, plainValue, rawValue, skipBlanks, trimEnd } from './keyvalue-lines';

/** The assignments before the first section, and one object entry for each section, in order. */
export function readIni(file: string, text: string): Entry[] {
  const root: Entry[] = [];
  let into = root;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const end = lineEnd(text, at);
    const start = skipBlanks(text, at, end);
    const first = text[start];
    if (start >= end || first === '#' || first === ';') continue;
    if (first === '[') into = openSection(file, text, start, end, root) ?? into;
    else {
      const read = readAssignment(file, text, start, end);
      if (read) into.push(read);
    }
  }
  return root;
}

function openSection(file: string, text: string, start: number, end: number, root: Entry[]): Entry[] | undefined {
  let close = end - 1;
  while (close > start && text[close] !== ']') close--;
  if (close === start) return undefined;
  const entries: Entry[] = [];
  const stop = nextSection(text, end);
  root.push(entry(file, text, start + 1, close, { kind: 'object', span: spanOf(file, { start, end: stop }), entries }));
  return entries;
}

/** Each section's search ends at the next one, so together they read the file once more. */
function nextSection(text: string, from: number): number {
  for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
    if (text[skipBlanks(text, at, text.length)] === '[') return at;
  }
  return text.length;
}

function readAssignment(file: string, text: string, start: number, end: number): Entry | undefined {
  const separator = separatorOf(text, start, end);
  const keyEnd = trimEnd(text, start, separator);
  if (separator < 0 || keyEnd === start) return undefined;
  return entry(file, text, start, keyEnd, readValue(file, text, skipBlanks(text, separator + 1, end), end));
}

/** The first `=`, or a `:` before it that a blank follows (`//registry.example/:_authToken=` keeps its colon in the key). */
function separatorOf(text: string, start: number, end: number): number {
  let colon = -1;
  for (let at = start; at < end; at++) {
    if (text[at] === '=') return at;
    if (text[at] !== ':') continue;
    if (isBlank(text[at + 1])) return at;
    if (colon < 0) colon = at;
  }
  return colon;
}

function readValue(file: string, text: string, start: number, end: number): StringValue {
  const quote = text[start];
  if (start < end && (quote === '"' || quote === "'")) {
    const close = text.indexOf(quote, start + 1);
    if (close > start && close < end) {
      const rest = skipBlanks(text, close + 1, end);
      if (rest >= end || text[rest] === ';' || text[rest] === '#')
        return rawValue(file, text, start, close, quote === '"' ? 'double' : 'single');
    }
  }
  return plainValue(file, text, start, beforeComment(text, start, end, ';#'));
}
