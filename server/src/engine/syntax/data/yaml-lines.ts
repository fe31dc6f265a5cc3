/** Lines of damaged YAML, as they are written: where something is opened, and text without a part of it, at the same length. */
import type { Range } from '../span';

const OPEN = {
  quote: /^[^'"#]{0,300}?[:[{,-]\s{1,50}(?:!\S{1,40}\s{1,10})?(?:"[^"]*|'[^']*)$/,
  flow: /^[^[\]{}#]{0,300}?[:-]\s{1,50}(?:!\S{1,40}\s{1,10})?(?:\[[^[\]]*|\{[^{}]*)$/,
};
/** A value that starts with a quote or a bracket. */
const START = /^(?:[^'"[{#]{0,300}?[:-]\s{1,50}|\s{0,200})(?:!\S{1,40}\s{1,10})?(?=["'[{])/;
const MAX_LINES = 300;
const MAX_SPAN = 20_000;

export function lineAt(text: string, offset: number): Range {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', start);
  return { start, end: stop < 0 ? text.length : stop };
}

export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

/** The nearest value, at or before the line that ends here, that is opened and not closed on its own line; or -1. */
export function openingBefore(text: string, end: number, kind: 'quote' | 'flow'): number {
  for (let stop = end; stop >= 0; ) {
    const { start } = lineAt(text, stop);
    const line = text.slice(start, Math.min(stop, start + 2000));
    if (OPEN[kind].test(line)) return start + line.search(kind === 'quote' ? /["']/ : /[[{]/);
    if (start === 0) return -1;
    stop = start - 1;
  }
  return -1;
}

/**
 * The text with the outermost quoted or bracketed value around the offset written on one line (breaks become spaces). YAML
 * wants such values indented; other parsers, CloudFormation's among them, do not.
 */
export function onOneLine(text: string, offset: number): string | undefined {
  let found: Range | undefined;
  let stop = lineAt(text, offset).end;
  for (let count = 0; count < MAX_LINES; count++) {
    const { start } = lineAt(text, stop);
    const opening = START.exec(text.slice(start, Math.min(stop, start + 2000)));
    if (opening) {
      const from = start + opening[0].length;
      const end = closingOf(text, from);
      if (end > offset && text.slice(from, end).includes('\n')) found = { start: from, end };
    }
    if (start === 0) break;
    stop = start - 1;
  }
  if (!found) return undefined;
  const flat = text
    .slice(found.start, found.end)
    .replace(/\s#[^"'\n]*$/gm, (comment) => ' '.repeat(comment.length))
    .replace(/[\r\n]/g, ' ');
  return text.slice(0, found.start) + flat + text.slice(found.end);
}

/** The offset behind the value that starts here with a quote or a bracket; -1 where it is never closed. */
function closingOf(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_SPAN);
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const char = text[at] as string;
    if (char === '"' || char === "'") {
      at = endOfQuote(text, at, limit);
      if (at < 0) return -1;
    } else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth <= 0) return at + 1;
  }
  return -1;
}

function endOfQuote(text: string, from: number, limit: number): number {
  const quote = text[from];
  for (let at = from + 1; at < limit; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] !== quote) continue;
    else if (quote === "'" && text[at + 1] === "'") at++;
    else return at;
  }
  return -1;
}
