import type { SyntaxIssue } from '../span';
import type { Value } from '../value';
import {
  appendTable,
  childTable,
  issue,
  newTable,
  skipSpace,
  skipTrivia,
  type TableDraft,
  type TomlReader,
  toLineEnd,
} from './toml-reader';
import { readAssignment, readKey } from './toml-values';

/**
 * Reads TOML 1.0 with exact ranges. It does not validate (duplicate keys stay, control characters pass): what it cannot read
 * becomes an issue, and reading goes on at the next line, so a half-typed value costs that value only. Dates are plain strings.
 * Linear in the text.
 */
export function parseToml(file: string, text: string): { value?: Value; issues: SyntaxIssue[] } {
  const reader: TomlReader = { file, text, at: text.startsWith('\uFEFF') ? 1 : 0, broken: false, issues: [] };
  const root = newTable(file, { start: 0, end: text.length });
  let table = root;
  for (;;) {
    skipTrivia(reader);
    if (reader.at >= text.length) break;
    const start = reader.at;
    reader.broken = false;
    if (text[start] === '[') table = readHeader(reader, root) ?? table;
    else if (!readAssignment(reader, table)) issue(reader, start, 'a key and a value are missing');
    resume(reader, start);
  }
  return { value: root.node, issues: reader.issues };
}

/** Behind a sound line there is nothing but a comment. Behind a broken one reading goes on at the line that broke it. */
function resume(reader: TomlReader, start: number): void {
  const { text } = reader;
  if (reader.broken) {
    const line = text.lastIndexOf('\n', reader.at - 1) + 1;
    if (line > start) {
      reader.at = line;
      return;
    }
  }
  skipSpace(reader);
  const char = text[reader.at];
  if (!reader.broken && char !== undefined && !'#\r\n'.includes(char))
    issue(reader, reader.at, 'unexpected text behind the value');
  toLineEnd(reader);
}

function readHeader(reader: TomlReader, root: TableDraft): TableDraft | undefined {
  const start = reader.at;
  const list = reader.text.startsWith('[[', start);
  reader.at += list ? 2 : 1;
  const path = readKey(reader);
  const last = path.at(-1);
  if (!last || path.length > 64) {
    issue(reader, start, 'a table has no name');
    toLineEnd(reader);
    return undefined;
  }
  const marks = list ? ']]' : ']';
  if (reader.text.startsWith(marks, reader.at)) reader.at += marks.length;
  else issue(reader, start, 'the table header is never closed');
  let into = root;
  for (const part of path.slice(0, -1)) into = childTable(reader.file, into, part);
  const header = { start, end: reader.at };
  return list ? appendTable(reader.file, into, last, header) : childTable(reader.file, into, last);
}
