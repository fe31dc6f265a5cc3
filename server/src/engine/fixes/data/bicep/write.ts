/** Values in the words of Bicep. */
import type { DataValue } from '../../../rules/model';

/** The content of a text between single quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

/** A key as it may stand before a colon. */
export function keyText(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : `'${escaped(key)}'`;
}

/** The lines of a value; those after the first are indented below the place it stands at. */
export function valueLines(value: DataValue): string[] {
  if (typeof value === 'string') return [`'${escaped(value)}'`];
  if (typeof value !== 'object') return [String(value)];
  if (isList(value)) {
    if (value.length === 0) return ['[]'];
    return ['[', ...value.flatMap((one) => valueLines(one).map((line) => `  ${line}`)), ']'];
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ['{}'];
  return ['{', ...entries.flatMap(([key, one]) => entryLines(key, one).map((line) => `  ${line}`)), '}'];
}

/** `key: value`, over as many lines as the value has. */
export function entryLines(key: string, value: DataValue): string[] {
  const [head = '', ...more] = valueLines(value);
  return [`${keyText(key)}: ${head}`, ...more];
}

/** A list or a scalar on one line. */
export function inline(value: DataValue): string {
  if (typeof value !== 'object') return valueLines(value).join('');
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${keyText(key)}: ${inline(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isList(value: DataValue): value is readonly DataValue[] {
  return Array.isArray(value);
}
