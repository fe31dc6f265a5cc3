/** Values in the words of HCL. */
import { isMap, listOf, nameOf } from '../../../facts/terraform/kubernetes/spelling';
import type { DataValue } from '../../../rules/model';

/** A text in quotes, with nothing in it that Terraform would fill in. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/([$%])\{/g, '$1$1{');
}

/** The value on one line. */
export function expression(value: DataValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(expression).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${keyText(key)} = ${expression(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A key of a map; quoted where it is no identifier. */
export function keyText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key);
}

/** A key with its value as lines of a body: an argument, a map, or blocks. */
export function bodyLines(key: string, value: DataValue): string[] {
  const name = nameOf(key);
  if (isList(value) && listOf(name) !== undefined) return value.flatMap((one) => blockLines(name, one));
  if (typeof value !== 'object' || isList(value)) return [`${name} = ${expression(value)}`];
  if (!isMap(name)) return blockLines(name, value);
  const entries = Object.entries(value).map(([one, text]) => `  ${keyText(one)} = ${expression(text)}`);
  return [`${name} = {`, ...entries, '}'];
}

/** One block of a type. */
export function blockLines(type: string, value: DataValue): string[] {
  const entries = typeof value === 'object' && !isList(value) ? Object.entries(value) : [];
  return [`${type} {`, ...entries.flatMap(([key, one]) => bodyLines(key, one)).map((line) => `  ${line}`), '}'];
}

/** Whether the value is a block of its own rather than an argument. */
export function isBlockValue(key: string, value: DataValue): boolean {
  if (typeof value !== 'object') return false;
  return isList(value) ? listOf(nameOf(key)) !== undefined : !isMap(nameOf(key));
}

function isList(value: DataValue): value is readonly DataValue[] {
  return Array.isArray(value);
}
