/** The words of an instruction: between blanks, with quotes and escapes as Docker reads them. */
import { type Range, spanOf } from '../span';
import type { StringValue } from '../value';
import type { Code } from './model';

/** Places in a code, not in the file. */
export interface Word {
  readonly from: number;
  readonly to: number;
}

/** The words from an index on. */
export function wordsOf({ text }: Code, escapeChar: string, first = 0): Word[] {
  const words: Word[] = [];
  let at = first;
  while (at < text.length) {
    if (isBlank(text[at])) {
      at++;
      continue;
    }
    const from = at;
    at = wordEnd(text, at, escapeChar);
    words.push({ from, to: at });
  }
  return words;
}

function wordEnd(text: string, from: number, escapeChar: string): number {
  let quote = '';
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at] as string;
    if (char === escapeChar && quote !== "'") at++;
    else if (quote === '') {
      if (isBlank(char)) break;
      if (char === '"' || char === "'") quote = char;
    } else if (char === quote) quote = '';
  }
  return Math.min(at, text.length);
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\v' || char === '\f' || char === '\r';
}

/** The place in the file of a part of a code. */
export function rangeOf({ at }: Code, from: number, to: number): Range {
  if (to <= from) {
    const start = at[from] ?? (at.at(-1) ?? -1) + 1;
    return { start, end: start };
  }
  return { start: at[from] ?? 0, end: (at[to - 1] ?? 0) + 1 };
}

/** A part of a code as a string: quotes and escapes are gone, each character knows its place. */
export function stringOf(file: string, code: Code, { from, to }: Word, escapeChar: string): StringValue {
  let text = '';
  const offsets: number[] = [];
  let quote = '';
  let quotes = 0;
  for (let i = from; i < to; i++) {
    let char = code.text[i] as string;
    if (char === escapeChar && quote !== "'" && i + 1 < to && (quote === '' || /["$\\`]/.test(code.text[i + 1] as string)))
      char = code.text[++i] as string;
    else if ((quote === '' && (char === '"' || char === "'")) || char === quote) {
      quote = quote === '' ? char : '';
      quotes++;
      continue;
    }
    text += char;
    offsets.push(code.at[i] as number);
  }
  const literal = rangeOf(code, from, to);
  const inside = { start: offsets[0] ?? literal.start, end: offsets.length > 0 ? (offsets.at(-1) as number) + 1 : literal.start };
  const whole = quotes === 2 && /["']/.test(code.text[from] ?? '') && code.text[from] === code.text[to - 1];
  const straight = offsets.every((offset, i) => offset === inside.start + i);
  return {
    kind: 'string',
    span: spanOf(file, inside),
    literal: whole ? literal : inside,
    text,
    style: whole ? (code.text[from] === '"' ? 'double' : 'single') : 'plain',
    ...(straight ? {} : { offsets }),
  };
}
