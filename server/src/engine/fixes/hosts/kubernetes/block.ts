/** Lines into YAML's block style: keys and items as they would be typed. Where an action of a template decides about them: nowhere. */
import type { Entry, ListValue, Value } from '../../../syntax/value';
import { steers } from '../../data/style';
import type { Edit } from '../../model';
import { before, isBlank, lineEnd, lineStart, newlineOf, trimmedEnd } from '../../text';
import { rangeOf } from '../tree';

/** One more item at the end of a block list; undefined where the list is in brackets. */
export function appendItem(text: string, list: ListValue, lines: readonly string[]): Edit | undefined {
  const last = list.items.at(-1);
  const lead = last && dashOf(text, last);
  if (!last || lead === undefined) return undefined;
  const at = endOfLines(text, last);
  return steers(text, { start: list.span.start, end: at }) ? undefined : insertion(text, at, lead, lines);
}

/** The blanks before the dash of a block list's item. */
export function dashOf(text: string, item: Value): string | undefined {
  return /^( *)- +$/.exec(before(text, rangeOf(item).start))?.[1];
}

/** New keys behind an entry, at its column. */
export function keysAfter(text: string, { keySpan, value }: Entry, lines: readonly string[]): Edit | undefined {
  const lead = columnOf(text, keySpan.start);
  const at = endOfLines(text, value);
  return lead === undefined || steers(text, { start: keySpan.start, end: at }) ? undefined : insertion(text, at, lead, lines);
}

/** New keys before an entry that has its line to itself. */
export function keysBefore(text: string, { keySpan }: Entry, lines: readonly string[]): Edit | undefined {
  const lead = before(text, keySpan.start);
  if (!isBlank(lead)) return undefined;
  const start = lineStart(text, keySpan.start);
  return { start, end: start, text: lines.map((line) => lead + line + newlineOf(text)).join('') };
}

/** The column of a key, as blanks: what stands before it are blanks and dashes. */
function columnOf(text: string, at: number): string | undefined {
  const lead = before(text, at);
  return /^[ ]*(- +)*$/.test(lead) ? ' '.repeat(lead.length) : undefined;
}

function endOfLines(text: string, value: Value): number {
  return lineEnd(text, trimmedEnd(text, rangeOf(value)).end);
}

function insertion(text: string, at: number, lead: string, lines: readonly string[]): Edit {
  return { start: at, end: at, text: lines.map((line) => newlineOf(text) + lead + line).join('') };
}
