/** Spring Boot, where `spring.config.import` brings a vault in: its values are properties. */
import { parseKeyValue } from '../../../syntax/data/keyvalue';
import { get, itemsOf, type ListValue, type StringValue, type Value } from '../../../syntax/value';
import type { Edit, FileEdit } from '../../model';
import { indentAt, newlineOf } from '../../text';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import { documentsOf } from '../parse';
import { locate, looksWhole } from './locate';
import type { Notation } from './notation';

const FILES = /(?:^|\/)application(?:-[\w-]+)?\.(?:properties|ya?ml)$/;

export const springNotation: Notation = {
  serves: ({ file }) => FILES.test(file),
  reference: (place, vault) => draftOf(place, vault),
};

/** One `spring.config.import` of the application. */
interface Import {
  readonly file: string;
  readonly text: string;
  readonly items: readonly StringValue[];
  readonly list?: ListValue;
}

function draftOf(place: Place, vault: Vault): Draft | undefined {
  const form = vault.configuration?.spring;
  const found = form && locate(place);
  if (!found || found.value.style === 'block' || !looksWhole(place)) return undefined;
  const imports = importsOf(place);
  const locations = imports.flatMap(({ items }) => items.flatMap(({ text }) => text.split(/[,;]/).map((one) => one.trim())));
  const property = form?.(place.name, locations);
  if (!property) return undefined;
  const value = valueEdit(place, found.value, property.placeholder);
  const { location } = property;
  const missing = location !== undefined && !locations.some((one) => one.replace(/^optional:/, '') === location);
  const declared = missing ? imports.map((one) => added(one, location)).find((one) => one !== undefined) : undefined;
  if (!value || (missing && !declared)) return undefined;
  return {
    safety: 'review',
    edits: joined({ file: place.file, edits: [value] }, declared),
    ...(property.needs ? { steps: [property.needs] } : {}),
  };
}

function joined(one: FileEdit, other: FileEdit | undefined): FileEdit[] {
  if (!other) return [one];
  return one.file === other.file ? [{ ...one, edits: [...one.edits, ...other.edits] }] : [one, other];
}

function valueEdit({ text, credential, file }: Place, { literal, style }: StringValue, placeholder: string): Edit | undefined {
  const { start, end } = credential.span;
  if (style !== 'plain' || !/\.ya?ml$/.test(file)) return { start, end, text: placeholder };
  const inner = text.slice(literal.start, start) + placeholder + text.slice(end, literal.end);
  return /["\\\r\n]/.test(inner) ? undefined : { ...literal, text: `"${inner}"` };
}

/** The imports of the files beside this one, its own first. */
function importsOf({ context, file }: Place): Import[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const files = context.files.filter((other) => FILES.test(other) && other.slice(0, other.lastIndexOf('/') + 1) === folder);
  files.sort((a, b) => Number(b === file) - Number(a === file) || (a < b ? -1 : 1));
  return files.flatMap((one) => {
    const text = context.read(one);
    if (text === undefined) return [];
    const tops = one.endsWith('.properties') ? [parseKeyValue(one, text, 'properties')] : documentsOf(one, text);
    return tops.flatMap((top) => {
      const value = importIn(top);
      const items = itemsOf(value).filter((item) => item.kind === 'string');
      return items.length > 0 ? [{ file: one, text, items, ...(value?.kind === 'list' ? { list: value } : {}) }] : [];
    });
  });
}

function importIn(top: Value): Value | undefined {
  return (
    get(top, 'spring.config.import') ??
    get(top, 'spring', 'config', 'import') ??
    get(top, 'spring', 'config.import') ??
    get(top, 'spring.config', 'import')
  );
}

/** The location behind the last one: `a,b` in a line, an item of its own in a list. */
function added({ file, text, items, list }: Import, location: string): FileEdit | undefined {
  const last = items.at(-1);
  if (!last) return undefined;
  if (!list) return { file, edits: [{ start: last.span.end, end: last.span.end, text: `,${location}` }] };
  const at = last.literal.end;
  const lead = text.slice(text.lastIndexOf('\n', last.literal.start - 1) + 1, last.literal.start);
  if (!/^ *- +$/.test(lead)) return undefined;
  const quote = last.style === 'double' ? '"' : last.style === 'single' ? "'" : '';
  const line = `${indentAt(text, last.literal.start)}- ${quote}${location}${quote}`;
  const behind = text.slice(at, text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at));
  return /\S/.test(behind) ? undefined : { file, edits: [{ start: at, end: at, text: newlineOf(text) + line }] };
}
