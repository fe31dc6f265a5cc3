/** New entries in the block mappings and lists of a YAML file, and entries that go. */
import type { Entry, ObjectValue, Value } from '../../syntax/value';
import { inBraces, keyIndent, rangeOf } from '../hosts/tree';
import type { Edit } from '../model';
import { before, isBlank, lineEnd, lineStart, newlineOf, removal, trimmedEnd } from '../text';

/** The end of the line on which the entry ends: a comment behind it stays behind it. */
export function entryEnd(text: string, entry: Entry): number {
  const value = rangeOf(entry.value);
  const from =
    value.end > entry.keySpan.end ? trimmedEnd(text, { start: entry.keySpan.start, end: value.end }).end : entry.keySpan.end;
  return lineEnd(text, aboveComments(text, entry, from));
}

/** A value may end in comments that stand no deeper than its key: they belong to what follows. */
function aboveComments(text: string, { keySpan }: Entry, from: number): number {
  const column = before(text, keySpan.start).length;
  let end = from;
  for (let start = lineStart(text, end); start > keySpan.end; start = lineStart(text, end)) {
    const line = text.slice(start, end);
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '' && !(indent <= column && line.trimStart().startsWith('#'))) break;
    end = start - 1;
  }
  return end;
}

/** The column of the mapping's keys; undefined where it is in braces, or stands behind an anchor or a tag. */
export function columnOf(text: string, object: ObjectValue): string | undefined {
  const [first] = object.entries;
  if (!first || object.tag !== undefined || inBraces(text, object)) return undefined;
  const indent = keyIndent(text, first);
  return indent !== undefined && object.entries.every(({ keySpan }, i) => i === 0 || before(text, keySpan.start) === indent)
    ? indent
    : undefined;
}

/** Lines behind an entry of a block mapping, at the column of its keys. */
export function linesAfter(text: string, object: ObjectValue, entry: Entry, lines: readonly string[]): Edit | undefined {
  const column = columnOf(text, object);
  if (column === undefined) return undefined;
  const at = entryEnd(text, entry);
  // Blocks at the top stand apart, where the file keeps them so.
  const isApart = column === '' && lines.length > 1 && /^\r?\n[ \t]*\r?\n/.test(text.slice(at, at + 80));
  const gap = isApart ? newlineOf(text) : '';
  return { start: at, end: at, text: gap + lines.map((line) => newlineOf(text) + column + line).join('') };
}

/** Lines before an entry that has its line to itself: `run:` of a step, `script:` of a job. */
export function linesBefore(text: string, object: ObjectValue, entry: Entry, lines: readonly string[]): Edit | undefined {
  const column = columnOf(text, object);
  if (column === undefined || !isBlank(before(text, entry.keySpan.start))) return undefined;
  const at = lineStart(text, entry.keySpan.start);
  return { start: at, end: at, text: lines.map((line) => column + line + newlineOf(text)).join('') };
}

/** One more entry at the end of a mapping, in block or flow style. */
export function addEntry(text: string, object: ObjectValue, key: string, value: string): Edit | undefined {
  const last = object.entries.at(-1);
  if (!last) return undefined;
  if (columnOf(text, object) !== undefined) return linesAfter(text, object, last, [`${key}: ${value}`]);
  if (!inBraces(text, object) || object.span.start === last.keySpan.start) return undefined;
  const { end } = trimmedEnd(text, rangeOf(last.value));
  const quote = text[last.keySpan.start] === '"' ? '"' : '';
  return { start: end, end, text: `, ${quote}${key}${quote}: ${quote === '' && /^[\w-]+$/.test(value) ? value : `"${value}"`}` };
}

/** The entry with its lines; undefined where it shares them, or is not written as a plain block entry. */
export function dropEntry(text: string, object: ObjectValue, entry: Entry): Edit | undefined {
  if (columnOf(text, object) === undefined || !isBlank(before(text, entry.keySpan.start))) return undefined;
  const end = entryEnd(text, entry);
  const tail = text.slice(trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end }).end, end);
  // An anchor would be missed by its aliases.
  if (/[&*]/.test(text.slice(entry.keySpan.end, rangeOf(entry.value).start)) || !/^\s*(?:#.*)?$/.test(tail)) return undefined;
  return removal(text, { start: entry.keySpan.start, end });
}

/** Where a list's item begins in a block list: the columns of its dash and of what follows; undefined in any other list. */
export function itemLead(text: string, item: Value): { dash: string; column: string } | undefined {
  const lead = before(text, item.kind === 'object' ? (item.entries[0]?.keySpan.start ?? item.span.start) : rangeOf(item).start);
  return /^ *- +$/.test(lead) ? { dash: /^ */.exec(lead)?.[0] ?? '', column: ' '.repeat(lead.length) } : undefined;
}

/** Lines of an item before another one, above the comments that belong to that; with its empty lines, if items have them between. */
export function itemsBefore(text: string, item: Value, items: readonly (readonly string[])[]): Edit | undefined {
  const lead = itemLead(text, item);
  if (!lead) return undefined;
  let at = lineStart(text, item.span.start);
  for (let above = previousLine(text, at); /^\s*#/.test(text.slice(above, at)); above = previousLine(text, at)) at = above;
  const gap = at > 0 && isBlank(text.slice(previousLine(text, at), at)) ? newlineOf(text) : '';
  const marker = `${lead.dash}-`.padEnd(lead.column.length);
  const written = items.map(
    (lines) => lines.map((line, i) => (i === 0 ? marker : lead.column) + line + newlineOf(text)).join('') + gap,
  );
  return { start: at, end: at, text: written.join('') };
}

function previousLine(text: string, start: number): number {
  return start === 0 ? 0 : lineStart(text, start - 1);
}
