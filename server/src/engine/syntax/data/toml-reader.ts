import { type Range, type SyntaxIssue, spanOf } from '../span';
import type { Entry, ObjectValue, Value } from '../value';

/** Where a TOML reader stands. `broken` is set when a value ran into something that belongs to a later line. */
export interface TomlReader {
  readonly file: string;
  readonly text: string;
  at: number;
  broken: boolean;
  readonly issues: SyntaxIssue[];
}

/** A table under construction. `children` and `lists` find nested tables and arrays of tables without searching the entries. */
export interface TableDraft {
  readonly node: ObjectValue & { readonly entries: Entry[] };
  readonly children: Map<string, TableDraft>;
  readonly lists: Map<string, Value[]>;
}

/** One part of a dotted key, with its place. */
export interface KeyPart extends Range {
  readonly key: string;
}

export function issue(reader: TomlReader, start: number, message: string): void {
  reader.issues.push({ start, end: Math.min(reader.text.length, start + 1), message });
}

export function newTable(file: string, range: Range): TableDraft {
  return { node: { kind: 'object', span: spanOf(file, range), entries: [] }, children: new Map(), lists: new Map() };
}

/** The table under `part`, made where it is missing. In an array of tables it is the latest one. */
export function childTable(file: string, table: TableDraft, part: KeyPart): TableDraft {
  const known = table.children.get(part.key);
  if (known) return known;
  const child = newTable(file, part);
  addEntry(file, table, part, child.node);
  table.children.set(part.key, child);
  return child;
}

/** A new table at the end of the array of tables under `part`. */
export function appendTable(file: string, table: TableDraft, part: KeyPart, header: Range): TableDraft {
  const child = newTable(file, header);
  const known = table.lists.get(part.key);
  if (known) known.push(child.node);
  else {
    const items: Value[] = [child.node];
    table.lists.set(part.key, items);
    addEntry(file, table, part, { kind: 'list', span: spanOf(file, header), items });
  }
  table.children.set(part.key, child);
  return child;
}

export function addEntry(file: string, table: TableDraft, part: KeyPart, value: Value): void {
  table.node.entries.push({ key: part.key, keySpan: spanOf(file, part), value });
}

/** Moves over blanks (not line breaks). */
export function skipSpace(reader: TomlReader): void {
  while (reader.text[reader.at] === ' ' || reader.text[reader.at] === '\t') reader.at++;
}

/** Moves over blanks, line breaks and comments. */
export function skipTrivia(reader: TomlReader): void {
  for (;;) {
    const char = reader.text[reader.at];
    if (char === '#') toLineEnd(reader);
    else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') reader.at++;
    else return;
  }
}

/** Moves to the line break that ends this line. */
export function toLineEnd(reader: TomlReader): void {
  const newline = reader.text.indexOf('\n', reader.at);
  reader.at = newline < 0 ? reader.text.length : newline;
}
