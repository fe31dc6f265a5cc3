/** Parameters of a template: the masked parameter that takes a value in, and the parameter that held one. */
import { entryOf, get, type ObjectValue, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { pascal, type SecretName } from '../../naming';
import { newlineOf } from '../../text';
import type { Found } from '../tree';
import { inBraces, keyIndent } from '../tree';
import { entryRange, insertFirst, removeEntry, written } from './entries';

export interface Parameter {
  readonly name: string;
  /** None where a fitting parameter is there already. */
  readonly edits: readonly Edit[];
}

/** A parameter with NoEcho and without a default. */
export function parameterFor(text: string, top: Value, secret: SecretName): Parameter | undefined {
  const present = get(top, 'Parameters');
  let name = pascal(secret.component, secret.field);
  for (let nth = 2; entryOf(present, name) && !isFree(entryOf(present, name)!.value); nth++) {
    name = `${pascal(secret.component, secret.field)}${nth}`;
  }
  if (entryOf(present, name)) return { name, edits: [] };
  const edit = insertParameter(text, top, name);
  return edit && { name, edits: [edit] };
}

/** A parameter that is no secret: an ARN. One that is there is used as it is. */
export function plainParameter(text: string, top: Value, name: string): Parameter | undefined {
  if (entryOf(get(top, 'Parameters'), name)) return { name, edits: [] };
  const edit = insertParameter(text, top, name, false);
  return edit && { name, edits: [edit] };
}

function isFree(parameter: Value): boolean {
  return !get(parameter, 'Default') && isTrue(get(parameter, 'NoEcho'));
}

function isTrue(value: Value | undefined): boolean {
  return (value?.kind === 'literal' && value.value === true) || (value?.kind === 'string' && value.text.toLowerCase() === 'true');
}

function insertParameter(text: string, top: Value, name: string, masked = true): Edit | undefined {
  if (top.kind !== 'object') return undefined;
  const lines = [`${name}:`, '  Type: String', ...(masked ? ['  NoEcho: true'] : [])];
  const inline = `"${name}": {"Type": "String"${masked ? ', "NoEcho": true' : ''}}`;
  const section = entryOf(top, 'Parameters');
  if (section?.value.kind === 'object') return insertFirst(text, section, section.value, lines, inline);
  return insertSection(text, top, lines, inline);
}

/** A template without parameters gets the section, before its resources. `lines` and `inline` are its first parameter. */
export function insertSection(text: string, top: Value, lines: readonly string[], inline: string): Edit | undefined {
  const resources = entryOf(top, 'Resources');
  if (top.kind !== 'object' || entryOf(top, 'Parameters') || !resources) return undefined;
  const at = resources.keySpan.start;
  const newline = newlineOf(text);
  if (inBraces(text, top))
    return { start: at, end: at, text: `"Parameters": {${inline}},${newline}${text.slice(lastBreak(text, at), at)}` };
  if (keyIndent(text, resources) !== '') return undefined;
  return { start: at, end: at, text: ['Parameters:', ...lines.map((line) => `  ${line}`), '', ''].join(newline) };
}

function lastBreak(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return text.slice(start, at).trim() === '' ? start : at;
}

/** The default goes and NoEcho comes. */
export function withoutDefault(text: string, found: Found): Edit[] | undefined {
  const parameter = found.parents.at(-1);
  const { entry } = found;
  if (parameter?.kind !== 'object' || entry?.key !== 'Default') return undefined;
  const noEcho = entryOf(parameter, 'NoEcho');
  if (!noEcho) return [{ ...entryRange(text, entry), text: written(text, entry, 'NoEcho', 'true') }];
  const masked = isTrue(noEcho.value) ? [] : [{ ...entryRange(text, noEcho), text: written(text, noEcho, 'NoEcho', 'true') }];
  const gone = removeEntry(text, parameter, entry);
  // The last entry of an object in braces goes with the comma before it: that must not touch the other edit.
  return masked.every((edit) => edit.end <= gone.start || gone.end <= edit.start) ? [gone, ...masked] : undefined;
}

/** The object whose entry has its key at `at`, and that entry. */
export function entryAt(top: Value, at: number): { object: ObjectValue; entry: ObjectValue['entries'][number] } | undefined {
  let node: Value | undefined = top;
  while (node?.kind === 'object' || node?.kind === 'list') {
    if (node.kind === 'object') {
      const object: ObjectValue = node;
      const entry = object.entries.find(({ keySpan }) => keySpan.start <= at && at <= keySpan.end);
      if (entry) return { object, entry };
      node = object.entries.find(({ value }) => value.span.start <= at && at <= value.span.end)?.value;
    } else {
      node = node.items.find(({ span }) => span.start <= at && at <= span.end);
    }
  }
  return undefined;
}
