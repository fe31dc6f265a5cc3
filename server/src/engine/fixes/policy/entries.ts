/** New entries of objects, in the layout that the object has. */

import type { Edit } from '../model';
import { before, indentAt, isBlank, lineEnd, newlineOf, trimmedEnd } from '../text';
import type { Notation } from './notation';
import type { WrittenObject } from './objects';

/** What an entry holds: a value as it is written, or entries. */
export type Nested = string | { readonly [key: string]: Nested };

/** The lines of an entry, indented from its own first line on. */
function linesOf(notation: Notation, key: string, value: Nested): string[] {
  const yaml = notation === 'yaml' || notation === 'cfn-yaml';
  const head = yaml ? `${yamlKey(key)}:` : notation === 'hcl' ? `${hclKey(key)} =` : `"${key}":`;
  if (typeof value === 'string') return [`${head} ${value}`];
  const inner = Object.entries(value).map(([name, part]) => linesOf(notation, name, part).map((line) => `  ${line}`));
  const body = inner.flatMap((lines, i) =>
    yaml || notation === 'hcl' || i === inner.length - 1 ? lines : [...lines.slice(0, -1), `${lines.at(-1)},`],
  );
  return yaml ? [head, ...body] : [`${head} {`, ...body, '}'];
}

function yamlKey(key: string): string {
  return /^[A-Za-z][\w.:/-]*$/.test(key) && !key.endsWith(':') ? key : `'${key.replaceAll("'", "''")}'`;
}

function hclKey(key: string): string {
  return /^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key);
}

/** Adds the entry behind the last one, or as the first; undefined where the object's layout is not understood. */
export function insertEntry(
  text: string,
  notation: Notation,
  object: WrittenObject,
  key: string,
  value: Nested,
  first = false,
): Edit | undefined {
  const lines = linesOf(notation, key, value);
  const neighbour = first ? object.entries[0] : object.entries.at(-1);
  if (!neighbour) return undefined;
  const braces = text[object.end - 1] === '}' && text[object.start] === '{';
  if (!braces) return first ? undefined : afterYaml(text, neighbour, lines);
  const { start, end } = { start: neighbour.start, end: trimmedEnd(text, neighbour).end };
  const ownLines = notation !== 'hcl-quoted' && isBlank(before(text, start));
  const comma = notation === 'hcl' && ownLines ? '' : ',';
  const separator = ownLines ? newlineOf(text) + indentAt(text, start) : ' ';
  const written = ownLines ? lines.join(separator) : inline(notation, lines);
  if (first) return { start, end: start, text: `${written}${comma}${separator}` };
  // A comma may stand behind the last entry: HCL allows it, and lists that grow have it.
  const gap = text.slice(end, object.end - 1);
  const trailing = /^\s*,/.exec(gap)?.[0];
  const at = end + (trailing?.length ?? 0);
  return { start: at, end: at, text: `${trailing ? '' : comma}${separator}${written}${trailing && comma ? ',' : ''}` };
}

function inline(notation: Notation, lines: readonly string[]): string {
  const joined = lines.map((line) => line.trim()).join(' ');
  return notation === 'hcl-quoted' ? joined.replace(/\\?"/g, '\\"') : joined;
}

/** Behind the last line of the last entry of a block mapping, at the column of its keys. */
function afterYaml(
  text: string,
  last: { readonly start: number; readonly end: number },
  lines: readonly string[],
): Edit | undefined {
  const lead = before(text, last.start);
  if (!/^ *(?:- +)*$/.test(lead)) return undefined;
  const at = lineEnd(text, trimmedEnd(text, last).end);
  return { start: at, end: at, text: lines.map((line) => newlineOf(text) + ' '.repeat(lead.length) + line).join('') };
}
