/** One generator of a Kustomization. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/ */
import { entryOf, get, itemsOf, type ListValue, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import { before, removal, trimmedEnd } from '../../text';
import { isKustomization } from '../kubernetes/resources';
import type { Place } from '../model';
import { type Found, inBraces, rangeOf } from '../tree';

export interface Generator {
  readonly value: ObjectValue;
  readonly name: string;
  readonly namespace?: string;
  readonly literals: ListValue;
  /** Keys of its literals. */
  readonly keys: readonly string[];
  /** The key of the literal that was found. */
  readonly key: string;
}

/** The generator around a literal, in block style, that no other Kustomization changes. */
export function generatorOf({ context, text, file }: Place, found: Found): Generator | undefined {
  const [, , value, literals] = found.parents;
  const name = textOf(get(value, 'name'));
  if (value?.kind !== 'object' || literals?.kind !== 'list' || !name || inBraces(text, value)) return undefined;
  const pairs = itemsOf(literals).map((item) => /^([-._A-Za-z0-9]+)=/.exec(textOf(item) ?? '')?.[1]);
  const keys = pairs.filter((key) => key !== undefined);
  const key = pairs[Number(found.path[3])];
  if (!key || keys.length !== pairs.length || get(value, 'behavior')) return undefined;
  const others = context.files.filter((one) => one !== file && isKustomization(one));
  if (others.some((one) => changes(context.read(one) ?? '', name))) return undefined;
  const namespace = textOf(get(value, 'namespace')) ?? textOf(get(found.parents[0], 'namespace'));
  return { value, name, literals, keys, key, ...(namespace ? { namespace } : {}) };
}

/** An overlay that merges into the generator of its base, or replaces it. */
function changes(text: string, name: string): boolean {
  return text.includes('behavior:') && text.includes(name);
}

/** Takes an item out of a block list: with its dash. */
export function withoutItem(text: string, item: Value): Edit | undefined {
  const range = rangeOf(item);
  const dash = /^ *(- +)$/.exec(before(text, range.start))?.[1];
  return dash === undefined ? undefined : removal(text, trimmedEnd(text, { start: range.start - dash.length, end: range.end }));
}

/** Takes an entry out with its lines. */
export function withoutEntry(text: string, object: Value | undefined, key: string): Edit | undefined {
  const entry = entryOf(object, key);
  if (!entry || before(text, entry.keySpan.start).trim() !== '') return undefined;
  return removal(text, trimmedEnd(text, { start: entry.keySpan.start, end: rangeOf(entry.value).end }));
}
