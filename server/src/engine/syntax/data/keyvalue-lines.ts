import { type Span, spanOf } from '../span';
import type { Entry, StringValue, Value } from '../value';
import { copy, decodeRange, newDecoded, stringValue } from './keyvalue-decode';

/** Where the line's text ends, without its line break. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}

/** Start of the next line. */
export function nextLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

export function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\f' || char === '\uFEFF';
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text[at])) at++;
  return at;
}

/** `end` moved back over trailing blanks, never before `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text[at - 1])) at--;
  return at;
}

/** The end of an unquoted value: a comment sign counts only after a blank or at the very start. */
export function beforeComment(text: string, start: number, end: number, signs: string): number {
  const line = text.slice(start, end);
  if (![...signs].some((sign) => line.includes(sign))) return trimEnd(text, start, end);
  for (let at = start; at < end; at++) {
    if (signs.includes(text[at] as string) && (at === start || isBlank(text[at - 1]))) return trimEnd(text, start, at);
  }
  return trimEnd(text, start, end);
}

export function entry(file: string, text: string, keyStart: number, keyEnd: number, value: Value): Entry {
  const keySpan: Span = spanOf(file, { start: keyStart, end: keyEnd });
  return { key: text.slice(keyStart, keyEnd), keySpan, value };
}

/** An unquoted value: interpolations are HOLE, everything else stands for itself. */
export function plainValue(file: string, text: string, start: number, end: number): StringValue {
  const range = { start, end };
  const written = text.slice(start, end);
  if (!/[$%]/.test(written)) return { kind: 'string', span: spanOf(file, range), literal: range, text: written, style: 'plain' };
  return stringValue(file, range, range, decodeRange(text, start, end), 'plain');
}

/** A value in quotes whose content is taken as it stands. */
export function rawValue(file: string, text: string, open: number, close: number, style: StringValue['style']): StringValue {
  const decoded = newDecoded();
  copy(decoded, text, open + 1, close);
  return stringValue(file, { start: open + 1, end: close }, { start: open, end: close + 1 }, decoded, style);
}
