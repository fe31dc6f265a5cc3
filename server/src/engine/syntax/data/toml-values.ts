import { spanOf } from '../span';
import type { Value } from '../value';
import { copy, newDecoded, stringValue } from './keyvalue-decode';
import {
  addEntry,
  childTable,
  issue,
  type KeyPart,
  newTable,
  skipSpace,
  skipTrivia,
  type TableDraft,
  type TomlReader,
} from './toml-reader';
import { readTomlString } from './toml-strings';

const DEEPEST = 64;
const NUMBER = /^[+-]?(?:\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?|0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|inf|nan)$/;
const DATE = /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d[\d:.]*(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d[\d:.]*)$/;

/** The value at the reader. Where it cannot be one, `broken` is set and the caller resumes at a line. */
function readTomlValue(reader: TomlReader, depth = 0): Value {
  const char = reader.text[reader.at];
  if (char === '"' || char === "'") return readTomlString(reader);
  if (char === '[' || char === '{') {
    if (depth < DEEPEST) return char === '[' ? readArray(reader, depth) : readInlineTable(reader, depth);
    return fail(reader, 'nested too deeply');
  }
  return readBare(reader);
}

function fail(reader: TomlReader, message: string): Value {
  issue(reader, reader.at, message);
  reader.broken = true;
  return { kind: 'unknown', span: spanOf(reader.file, { start: reader.at, end: reader.at }), reason: message };
}

function readBare(reader: TomlReader): Value {
  const { text, file, at: start } = reader;
  let end = start;
  while (end < text.length && !',]}#\r\n='.includes(text[end] as string)) end++;
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  const word = end - start <= 128 ? text.slice(start, end) : '';
  const range = { start, end };
  if (word === 'true' || word === 'false') {
    reader.at = end;
    return { kind: 'literal', span: spanOf(file, range), value: word === 'true' };
  }
  if (NUMBER.test(word)) {
    reader.at = end;
    return { kind: 'literal', span: spanOf(file, range), value: numberOf(word.replaceAll('_', '')) };
  }
  if (!DATE.test(word)) return fail(reader, 'a value is missing');
  reader.at = end;
  const decoded = newDecoded();
  copy(decoded, text, start, end);
  return stringValue(file, range, range, decoded, 'plain');
}

function numberOf(word: string): number {
  const bare = word.replace(/^[+-]/, '');
  const size = bare === 'inf' ? Number.POSITIVE_INFINITY : bare === 'nan' ? Number.NaN : Number(bare);
  return word.startsWith('-') ? -size : size;
}

function readArray(reader: TomlReader, depth: number): Value {
  const start = reader.at++;
  const items: Value[] = [];
  for (;;) {
    skipTrivia(reader);
    const char = reader.text[reader.at];
    if (char === ']') reader.at++;
    if (char === ']' || char === undefined) break;
    if (char === ',') {
      reader.at++;
      continue;
    }
    const item = readTomlValue(reader, depth + 1);
    if (reader.broken) break;
    items.push(item);
  }
  if (reader.text[reader.at - 1] !== ']') issue(reader, start, 'the array is never closed');
  return { kind: 'list', span: spanOf(reader.file, { start, end: reader.at }), items };
}

function readInlineTable(reader: TomlReader, depth: number): Value {
  const start = reader.at++;
  const table = newTable(reader.file, { start, end: start });
  for (;;) {
    skipTrivia(reader);
    const char = reader.text[reader.at];
    if (char === '}') reader.at++;
    if (char === '}' || char === undefined) break;
    if (char === ',') {
      reader.at++;
      continue;
    }
    if (!readAssignment(reader, table, depth + 1)) reader.broken = true;
    if (reader.broken) break;
  }
  if (reader.text[reader.at - 1] !== '}') issue(reader, start, 'the inline table is never closed');
  return { ...table.node, span: spanOf(reader.file, { start, end: reader.at }) };
}

/** `a.b = value` into the table; false where no key and `=` stand at the reader. */
export function readAssignment(reader: TomlReader, table: TableDraft, depth = 0): boolean {
  const path = readKey(reader);
  const last = path.at(-1);
  if (!last || reader.text[reader.at] !== '=') return false;
  reader.at++;
  skipSpace(reader);
  const value = readTomlValue(reader, depth);
  let into = table;
  for (const part of path.slice(0, Math.min(path.length - 1, DEEPEST))) into = childTable(reader.file, into, part);
  addEntry(reader.file, into, last, value);
  return true;
}

/** A dotted key; empty where none stands there. Moves behind it and the blanks that follow. */
export function readKey(reader: TomlReader): KeyPart[] {
  const parts: KeyPart[] = [];
  for (;;) {
    skipSpace(reader);
    const start = reader.at;
    const char = reader.text[start];
    let key: string;
    if (char === '"' || char === "'") key = readTomlString(reader).text;
    else {
      while (reader.at < reader.text.length && !'=.[]{},#"\'\r\n \t'.includes(reader.text[reader.at] as string)) reader.at++;
      key = reader.text.slice(start, reader.at);
    }
    if (reader.at === start) return [];
    parts.push({ key, start, end: reader.at });
    skipSpace(reader);
    if (reader.text[reader.at] !== '.') return parts;
    reader.at++;
  }
}
