/** An entry of a container's environment moves to its secrets, which ECS fetches when the task starts. */
import { type Entry, entryOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { before, indentAt, isBlank, lineEnd, lineStart, newlineOf, removal } from '../../text';
import { followsKey, inBraces, rangeOf } from '../tree';
import { entryRange } from './entries';

/** What the notation calls things: `Secrets` in a template, `secrets` in a task definition of its own. */
export interface Words {
  readonly environment: string;
  readonly secrets: string;
  readonly name: string;
  readonly value: string;
  readonly valueFrom: string;
}

/**
 * Edits that take the item at `index` out of the environment of the container and add a secret of the same name. `from` is the
 * expression for `valueFrom` as it is written in the file. Undefined where the container is written in an unusual way.
 */
export function moveToSecrets(
  text: string,
  container: ObjectValue,
  index: number,
  from: string,
  words: Words,
): Edit[] | undefined {
  const environment = entryOf(container, words.environment);
  const secrets = entryOf(container, words.secrets);
  const items = environment?.value.kind === 'list' ? environment.value.items : [];
  const item = items[index];
  const name = textOf(item && entryOf(item, words.name)?.value);
  const value = item && entryOf(item, words.value);
  if (!environment || item?.kind !== 'object' || !name || !value || item.entries.length !== 2 || !followsKey(text, value))
    return undefined;
  if (!secrets && items.length === 1) return renamed(text, environment, value, from, words);
  const gone = items.length === 1 ? withoutEntry(text, container, environment) : withoutItem(text, items, index);
  const added = secrets ? appended(text, secrets, name, from, words) : declared(text, environment, container, name, from, words);
  return gone && added && [added, gone];
}

/** The only variable: its list becomes the list of secrets. */
function renamed(text: string, environment: Entry, value: Entry, from: string, words: Words): Edit[] {
  const mark = (entry: Entry) => (text[entry.keySpan.start] === '"' ? '"' : '');
  const [outer, inner] = [mark(environment), mark(value)];
  return [
    { ...environment.keySpan, text: `${outer}${words.secrets}${outer}` },
    { ...entryRange(text, value), text: `${inner}${words.valueFrom}${inner}: ${from}` },
  ];
}

function withoutEntry(text: string, object: ObjectValue, entry: Entry): Edit | undefined {
  const range = entryRange(text, entry);
  if (!inBraces(text, object)) return removal(text, range);
  const next = object.entries[object.entries.indexOf(entry) + 1];
  return next && { start: range.start, end: next.keySpan.start, text: '' };
}

function withoutItem(text: string, items: readonly Value[], index: number): Edit | undefined {
  const item = items[index] as ObjectValue;
  const last = item.entries.at(-1);
  if (!last) return undefined;
  if (!inBraces(text, item)) {
    const start = lineStart(text, item.entries[0]?.keySpan.start ?? item.span.start);
    if (!/^\s*- +$/.test(text.slice(start, item.entries[0]?.keySpan.start))) return undefined;
    return removal(text, { start: start + indentAt(text, start).length, end: entryRange(text, last).end });
  }
  const [previous, next] = [items[index - 1], items[index + 1]];
  if (next) return { start: rangeOf(item).start, end: rangeOf(next).start, text: '' };
  return previous && { start: rangeOf(previous).end, end: item.span.end, text: '' };
}

function inline(name: string, from: string, words: Words, mark: string): string {
  return `{${mark}${words.name}${mark}: ${mark}${name}${mark}, ${mark}${words.valueFrom}${mark}: ${from}}`;
}

/** Behind the last secret that is there. */
function appended(text: string, { keySpan, value }: Entry, name: string, from: string, words: Words): Edit | undefined {
  const last = value.kind === 'list' ? value.items.at(-1) : undefined;
  const newline = newlineOf(text);
  if (last?.kind !== 'object' || last.entries.length === 0) return undefined;
  if (inBraces(text, last)) {
    const at = last.span.end;
    const gap = isBlank(before(text, last.span.start)) ? newline + indentAt(text, last.span.start) : ' ';
    return { start: at, end: at, text: `,${gap}${inline(name, from, words, text[keySpan.start] === '"' ? '"' : '')}` };
  }
  const indent = indentAt(text, last.entries[0]?.keySpan.start ?? 0);
  const at = lineEnd(text, entryRange(text, last.entries.at(-1) as Entry).end);
  return {
    start: at,
    end: at,
    text: [`${newline}${indent}- ${words.name}: ${name}`, `${indent}  ${words.valueFrom}: ${from}`].join(newline),
  };
}

/** A list of its own, before the environment. */
function declared(
  text: string,
  environment: Entry,
  container: ObjectValue,
  name: string,
  from: string,
  words: Words,
): Edit | undefined {
  const at = environment.keySpan.start;
  const newline = newlineOf(text);
  if (inBraces(text, container)) {
    const mark = text[at] === '"' ? '"' : '';
    const gap = isBlank(before(text, at)) ? newline + indentAt(text, at) : ' ';
    return { start: at, end: at, text: `${mark}${words.secrets}${mark}: [${inline(name, from, words, mark)}],${gap}` };
  }
  const lead = before(text, at);
  if (!/^ *(?:- +)?$/.test(lead)) return undefined;
  const indent = ' '.repeat(lead.length);
  const lines = [`${words.secrets}:`, `${indent}  - ${words.name}: ${name}`, `${indent}    ${words.valueFrom}: ${from}`, indent];
  return { start: at, end: at, text: lines.join(newline) };
}
