/** Parameters of a template in JSON. */
import { entryOf, get, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { pascal, type SecretName } from '../../naming';
import { before, indentAt, isBlank, newlineOf } from '../../text';
import { insertFirst, removeEntry } from '../cloudformation/entries';
import type { Draft, Place } from '../model';
import { type Found, inBraces } from '../tree';

/** `dbPassword` */
export function parameterName({ component, field }: SecretName): string {
  const name = pascal(component, field);
  return (name[0] ?? '').toLowerCase() + name.slice(1);
}

/** What declares the parameter; nothing where a fitting one is there; undefined where it cannot be declared. */
export function declared(text: string, top: Value, name: string, type: string): Edit[] | undefined {
  const present = get(top, 'parameters', name);
  if (present) {
    const fits = textOf(get(present, 'type'))?.toLowerCase() === type.toLowerCase() && !get(present, 'defaultValue');
    return fits ? [] : undefined;
  }
  const section = entryOf(top, 'parameters');
  const inline = `"${name}": { "type": "${type}" }`;
  if (section) {
    const edit = section.value.kind === 'object' ? insertFirst(text, section, section.value, [], inline) : undefined;
    return edit && [edit];
  }
  const resources = entryOf(top, 'resources');
  if (!resources || top.kind !== 'object' || !inBraces(text, top)) return undefined;
  const at = resources.keySpan.start;
  const gap = isBlank(before(text, at)) ? newlineOf(text) + indentAt(text, at) : ' ';
  return [{ start: at, end: at, text: `"parameters": { ${inline} },${gap}` }];
}

/** The default goes; a plain type becomes the secure one. */
export function withoutDefault({ file, text }: Place, found: Found, name: string): Draft | undefined {
  const parameter = found.parents.at(-1);
  const { entry } = found;
  if (parameter?.kind !== 'object' || !entry) return undefined;
  const type = get(parameter, 'type');
  const word = textOf(type)?.toLowerCase();
  if (type?.kind !== 'string' || (word !== 'string' && word !== 'securestring')) return undefined;
  const plain = word === 'string' ? [{ start: type.span.start, end: type.span.end, text: 'secureString' }] : [];
  const gone = removeEntry(text, parameter, entry);
  if (plain.some((edit) => edit.end > gone.start && gone.end > edit.start)) return undefined;
  return {
    title: `Remove the default of ${name}${plain.length > 0 ? ' and make it a secureString' : ''}`,
    safety: 'review',
    edits: [{ file, edits: [gone, ...plain] }],
    followUp: [
      `Give ${name} when you deploy; a parameter file reads it from a key vault with "reference", never from the repository.`,
    ],
  };
}
