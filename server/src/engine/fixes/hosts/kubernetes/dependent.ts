/**
 * A secret inside a longer text becomes `$(NAME)`, which Kubernetes fills from a variable of the same container:
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
import { type Entry, entryOf, get, type ListValue, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import type { SecretName } from '../../naming';
import { before, isBlank, lineStart, newlineOf } from '../../text';
import type { Place } from '../model';
import { type Found, inBraces, keyIndent } from '../tree';
import { secretOf } from './deliver';
import { scriptHole } from './script';

/** The password of a connection string in `value`; the new variable stands before the one that uses it. */
export function dependentVariable(place: Place, { entry, parents }: Found): Edit[] | undefined {
  const variable = parents.at(-1);
  const list = parents.at(-2);
  if (entry?.key !== 'value' || variable?.kind !== 'object' || list?.kind !== 'list') return undefined;
  const added = insertBefore(place, list, variable);
  return added && [added, hole(place)];
}

/** An argument of `command` or `args`; the container gets the variable. */
export function argumentEdits(place: Place, found: Found): Edit[] | undefined {
  const { value, parents } = found;
  const container = [...parents].reverse().find((parent) => parent.kind === 'object');
  if (container?.kind !== 'object' || inBraces(place.text, container)) return undefined;
  const isPlain = value.style !== 'block' && !isScript(value.text);
  const filled = isPlain ? hole(place) : scriptHole(place, found, container);
  if (!filled) return undefined;
  const present = entryOf(container, 'env')?.value;
  if (present) {
    const first = present.kind === 'list' ? present.items[0] : undefined;
    if (present.kind !== 'list' || first?.kind !== 'object') return undefined;
    if (present.items.some((one) => readsIt(one, place.name))) return [filled];
    const added = insertBefore(place, present, first);
    return added && [added, filled];
  }
  const isOwnLine = (one: Entry | undefined): one is Entry => one !== undefined && isBlank(before(place.text, one.keySpan.start));
  const owner = [entryOf(container, 'command'), entryOf(container, 'args')].find(isOwnLine);
  const indent = owner && keyIndent(place.text, owner);
  if (!owner || indent === undefined) return undefined;
  const lines = [`${indent}env:`, ...itemLines(`${indent}  - `, place.name), ''];
  const start = lineStart(place.text, owner.keySpan.start);
  return [{ start, end: start, text: lines.join(newlineOf(place.text)) }, filled];
}

/** The variable is there already: another place of the same value has it. */
function readsIt(variable: Value, name: SecretName): boolean {
  const reference = get(variable, 'valueFrom', 'secretKeyRef');
  return (
    textOf(get(variable, 'name')) === name.env &&
    textOf(get(reference, 'name')) === secretOf(name) &&
    textOf(get(reference, 'key')) === name.field
  );
}

/** Several words are a script, which a shell would read the value into; but not a flag with its value. */
function isScript(text: string): boolean {
  return /\s/.test(text) && !/^--?[A-Za-z][\w.-]{0,80} \S{1,400}$/.test(text);
}

function hole({ credential, name }: Place): Edit {
  return { start: credential.span.start, end: credential.span.end, text: `$(${name.env})` };
}

/** The variable as a new item of a block list; undefined where the list is in brackets or has the name already. */
function insertBefore({ text, name }: Place, list: ListValue, item: ObjectValue): Edit | undefined {
  if (inBraces(text, item) || list.items.some((one) => textOf(get(one, 'name')) === name.env)) return undefined;
  const start = lineStart(text, item.span.start);
  const dash = before(text, item.span.start);
  if (!/^ *- +$/.test(dash)) return undefined;
  return { start, end: start, text: [...itemLines(dash, name), ''].join(newlineOf(text)) };
}

function itemLines(dash: string, name: SecretName): string[] {
  const inner = ' '.repeat(dash.length);
  return [
    `${dash}name: ${name.env}`,
    `${inner}valueFrom:`,
    `${inner}  secretKeyRef:`,
    `${inner}    name: ${secretOf(name)}`,
    `${inner}    key: ${name.field}`,
  ];
}
