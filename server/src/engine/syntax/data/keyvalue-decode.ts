import { spanOf } from '../span';
import { HOLE, type StringValue } from '../value';

/** Decoded text under construction: each character keeps the offset it came from. */
export interface Decoded {
  text: string;
  readonly offsets: number[];
}

export function newDecoded(): Decoded {
  return { text: '', offsets: [] };
}

/** Adds text that decodes from the one place `at` (an escape may give two UTF-16 units). */
export function push(decoded: Decoded, text: string, at: number): void {
  decoded.text += text;
  for (let index = 0; index < text.length; index++) decoded.offsets.push(at);
}

/** Adds characters that stand for themselves. */
export function copy(decoded: Decoded, source: string, start: number, end: number): void {
  decoded.text += source.slice(start, end);
  for (let at = start; at < end; at++) decoded.offsets.push(at);
}

/** The string whose content is `content` and whose literal, quotes included, is `literal`. Offsets only where they are needed. */
export function stringValue(
  file: string,
  content: { start: number; end: number },
  literal: { start: number; end: number },
  decoded: Decoded,
  style: StringValue['style'],
): StringValue {
  const { text, offsets } = decoded;
  const plain = text.length === content.end - content.start && offsets.every((offset, index) => offset === content.start + index);
  const base = { kind: 'string' as const, span: spanOf(file, content), literal, text, style };
  return plain ? base : { ...base, offsets };
}

/**
 * End of an interpolation `${…}` (or `%(…)s` of Python's configparser) that starts at `at`, on one line and at most 200
 * characters long; `at` itself where there is none.
 */
function interpolationEnd(source: string, at: number, limit: number): number {
  const opener = source[at];
  const close = opener === '$' && source[at + 1] === '{' ? '}' : opener === '%' && source[at + 1] === '(' ? ')' : undefined;
  if (!close) return at;
  const last = Math.min(limit, at + 200);
  for (let index = at + 2; index < last && source[index] !== '\n'; index++) {
    if (source[index] === close) return close === ')' ? (source[index + 1] === 's' ? index + 2 : at) : index + 1;
  }
  return at;
}

/** Copies `start`–`end` with every interpolation as one HOLE. Escapes go through `readEscape`, which returns where it ended. */
export function decodeRange(
  source: string,
  start: number,
  end: number,
  readEscape?: (decoded: Decoded, at: number, end: number) => number,
): Decoded {
  const decoded = newDecoded();
  let at = start;
  while (at < end) {
    const char = source[at] as string;
    if (char === '\\' && readEscape) {
      at = readEscape(decoded, at, end);
      continue;
    }
    const after = char === '$' || char === '%' ? interpolationEnd(source, at, end) : at;
    if (after > at) {
      push(decoded, HOLE, at);
      at = after;
    } else {
      push(decoded, char, at);
      at++;
    }
  }
  return decoded;
}
