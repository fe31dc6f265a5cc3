/** New elements in policy documents: a condition of a statement, the version of a document. */

import type { PolicyValue, Remedy } from '../../rules/model';
import { together } from '../apply';
import type { Edit, Fix, FixContext } from '../model';
import { blockCondition } from './block';
import { insertEntry, type Nested } from './entries';
import { type Notation, notationAt } from './notation';
import { objectAt } from './objects';
import { permissionAt } from './permission';
import { type Written, writeValue } from './values';

type InsertCondition = Extract<Remedy, { type: 'insert-condition' }>;
type InsertElement = Extract<Remedy, { type: 'insert-element' }>;

/** The statement with the condition, where the host has a form for it: in the operator's map where there is one. */
export function insertCondition(remedy: InsertCondition, context: FixContext): Fix[] {
  const { statement, operator, key, values, title, safety } = remedy;
  const text = context.read(statement.file);
  const notation = text === undefined ? undefined : notationAt(context, statement.file, text, statement);
  if (text === undefined || !notation) return [];
  const written = writeAll(context, statement.file, text, notation, values);
  if (!written) return [];
  const list = written.map((one) => one.text);
  const permission = permissionAt(statement.file, text, notation, statement);
  const edit = permission
    ? permission(key, list[0] ?? '')
    : ((notation === 'hcl' ? blockCondition(text, statement, { operator, key, values: list }) : undefined) ??
      inObject(text, notation, remedy, list));
  if (!edit) return [];
  return [
    {
      id: `insert-condition:${key}`,
      title,
      safety: written.some(({ edits }) => edits.length > 0) ? 'review' : safety,
      edits: together([{ file: statement.file, edits: [edit] }, ...written.flatMap(({ edits }) => edits)]),
      followUp: written.flatMap(({ steps }) => steps),
    },
  ];
}

function writeAll(
  context: FixContext,
  file: string,
  text: string,
  notation: Notation,
  values: readonly (string | PolicyValue)[],
): Written[] | undefined {
  const written = values.flatMap((value) => writeValue({ context, file, text, notation }, value) ?? []);
  return written.length === values.length && written.length > 0 ? written : undefined;
}

function inObject(text: string, notation: Notation, remedy: InsertCondition, values: readonly string[]): Edit | undefined {
  const { statement, operator, key } = remedy;
  const object = objectAt(statement.file, text, notation, statement);
  if (!object) return undefined;
  const value = values.length === 1 ? (values[0] as string) : `[${values.join(', ')}]`;
  const present = object.entries.find((entry) => entry.key === 'Condition');
  if (!present) return insertEntry(text, notation, object, 'Condition', { [operator]: { [key]: value } });
  if (!present.object) return undefined;
  const same = present.object.entries.find((entry) => entry.key.toLowerCase() === operator.toLowerCase());
  if (!same) return insertEntry(text, notation, present.object, operator, { [key]: value });
  if (!same.object || same.object.entries.some((entry) => entry.key.toLowerCase() === key.toLowerCase())) return undefined;
  return insertEntry(text, notation, same.object, key, value);
}

/** A document with one more element at its top. */
export function insertElement({ document, key, value, title }: InsertElement, context: FixContext): Fix[] {
  const { file } = document;
  const text = context.read(file);
  const notation = text === undefined ? undefined : notationAt(context, file, text, document);
  if (text === undefined || !notation) return [];
  const object = objectAt(file, text, notation, document);
  const written = writeValue({ context, file, text, notation }, value);
  if (!object || !written || object.entries.some((entry) => entry.key === key)) return [];
  const entry: Nested = written.text;
  const edit = insertEntry(text, notation, object, key, entry, true) ?? insertEntry(text, notation, object, key, entry);
  return edit ? [{ id: `insert-element:${key}`, title, safety: 'safe', edits: [{ file, edits: [edit] }], followUp: [] }] : [];
}
