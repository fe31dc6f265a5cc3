/** Edits of entries in templates, in YAML's block style and in braces. */
import type { Entry, ObjectValue } from '../../../syntax/value';
import type { Edit } from '../../model';
import { before, indentAt, isBlank, lineEnd, newlineOf, removal, trimmedEnd } from '../../text';
import { inBraces, keyIndent, rangeOf } from '../tree';

/** From the key to the end of the value. */
export function entryRange(text: string, entry: Entry): { start: number; end: number } {
  return trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end });
}

/** `key: value` as the file writes keys and values. */
export function written(text: string, like: Entry, key: string, value: string): string {
  return text[like.keySpan.start] === '"' ? `"${key}": ${value}` : `${key}: ${value}`;
}

/** The entry without a trace, with its comma in braces. */
export function removeEntry(text: string, object: ObjectValue, entry: Entry): Edit {
  const range = entryRange(text, entry);
  if (!inBraces(text, object)) return removal(text, range);
  const index = object.entries.indexOf(entry);
  const next = object.entries[index + 1];
  if (next) return { start: range.start, end: next.keySpan.start, text: '' };
  const previous = object.entries[index - 1];
  return previous ? { start: entryRange(text, previous).end, end: range.end, text: '' } : { ...range, text: '' };
}

/** A new first entry. `lines` is the entry in YAML's block style, `inline` the same in braces. */
export function insertFirst(
  text: string,
  owner: Entry,
  object: ObjectValue,
  lines: readonly string[],
  inline: string,
): Edit | undefined {
  const first = object.entries[0];
  const newline = newlineOf(text);
  if (inBraces(text, object)) {
    const at = text.indexOf('{', object.span.start) + 1;
    if (!first) return { start: at, end: at, text: inline };
    const ownLine = isBlank(before(text, first.keySpan.start));
    return { start: at, end: at, text: ownLine ? `${newline}${indentAt(text, first.keySpan.start)}${inline},` : `${inline}, ` };
  }
  const indent = first && keyIndent(text, first);
  if (indent === undefined) return undefined;
  const at = lineEnd(text, owner.keySpan.end);
  if (at > first!.keySpan.start) return undefined;
  return { start: at, end: at, text: lines.map((line) => newline + indent + line).join('') };
}
