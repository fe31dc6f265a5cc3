/** Entries of objects that get a value, and decorators of declarations. */
import type { DataChange, DataValue } from '../../../rules/model';
import type { ObjectEntry, ObjectExpression, Statement } from '../../../syntax/bicep/ast';
import type { Edit } from '../../model';
import { indentAt, lineEnd, newlineOf } from '../../text';
import { bodyOf, type Found } from './find';
import { entryLines, inline, keyText, valueLines } from './write';

type SetValue = Extract<DataChange, { op: 'set' }>;

/** The edits; undefined where there is no object at the place, or something else decides about it. */
export function setValue(text: string, { node }: Found, { path, value, first, after }: SetValue): Edit[] | undefined {
  const [decorator] = path;
  if (decorator?.startsWith('@')) return 'decorators' in node ? decorated(text, node, decorator.slice(1)) : undefined;
  let object = bodyOf(node);
  for (let i = 0; i < path.length; i++) {
    if (!object) return undefined;
    const key = path[i] as string;
    const entry: ObjectEntry | undefined = object.entries.find((one) => one.key === key);
    const rest = path.slice(i + 1);
    const nested = rest.reduceRight<DataValue>((inner, name) => ({ [name]: inner }), value);
    if (!entry) return inserted(text, object, key, nested, first, after);
    if (rest.length === 0 || (entry.value.kind === 'literal' && entry.value.value === null))
      return overwritten(text, entry, nested);
    object = entry.value.kind === 'object' ? entry.value : undefined;
  }
  return undefined;
}

/** `@secure()` right above the declaration. */
function decorated(text: string, { decorators, start }: Statement, name: string): Edit[] | undefined {
  if (decorators.some((one) => one.name === name)) return undefined;
  return [{ start, end: start, text: `@${name}()${newlineOf(text)}${indentAt(text, start)}` }];
}

function inserted(
  text: string,
  object: ObjectExpression,
  key: string,
  value: DataValue,
  first: true | undefined,
  after: string | undefined,
): Edit[] | undefined {
  const { entries, start, end } = object;
  if (object.spreads.length > 0 || text[end - 1] !== '}') return undefined;
  const newline = newlineOf(text);
  const isWide = !text.slice(start, end).includes('\n');
  const neighbour = entries.find((one) => one.key === after) ?? entries.at(-1);
  if (!neighbour) {
    const indent = indentAt(text, start);
    // What is there is no entry: a child resource, or a comment.
    if (object.resources.length > 0) return lines(text, start + 1, `${indent}  `, key, value);
    if (text.slice(start + 1, end - 1).trim() !== '') return undefined;
    const body = entryLines(key, value).map((line) => `${newline}${indent}  ${line}`);
    return [{ start, end, text: `{${body.join('')}${newline}${indent}}` }];
  }
  if (isWide) {
    const written = `${keyText(key)}: ${inline(value)}`;
    const at = first ? (entries[0] as ObjectEntry).start : neighbour.end;
    return [{ start: at, end: at, text: first ? `${written}, ` : `, ${written}` }];
  }
  if (first) return lines(text, start + 1, indentAt(text, (entries[0] as ObjectEntry).start), key, value);
  return lines(text, neighbour.end, indentAt(text, neighbour.start), key, value);
}

/** Lines of their own behind the line of a place; nothing where more stands on that line. */
function lines(text: string, behind: number, indent: string, key: string, value: DataValue): Edit[] | undefined {
  const at = lineEnd(text, behind);
  if (!/^,?[ \t]*(?:\/\/[^\n]*)?$/.test(text.slice(behind, at))) return undefined;
  const written = entryLines(key, value).map((line) => newlineOf(text) + indent + line);
  return [{ start: at, end: at, text: written.join('') }];
}

function overwritten(text: string, { value: old, start }: ObjectEntry, value: DataValue): Edit[] {
  const isShort = !text.slice(old.start, old.end).includes('\n') && (old.kind === 'list' || old.kind === 'object');
  const written = isShort ? inline(value) : valueLines(value).join(newlineOf(text) + indentAt(text, start));
  return [{ start: old.start, end: old.end, text: written }];
}
