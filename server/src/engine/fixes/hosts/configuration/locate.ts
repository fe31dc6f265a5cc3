/** Finding the literal again in a configuration file, whatever it is written in. */
import { parseKeyValue } from '../../../syntax/data/keyvalue';
import { parseToml } from '../../../syntax/data/toml';
import type { Value } from '../../../syntax/value';
import type { Place } from '../model';
import { documentsOf } from '../parse';
import { type Found, findLiteral } from '../tree';

/** The literal in the file's tree, and the top of that tree; undefined where it is gone, or where the file has no tree. */
export function locate(place: Place): (Found & { readonly top: Value }) | undefined {
  for (const top of treesOf(place)) {
    const found = findLiteral(top, place.credential);
    if (found) return { ...found, top };
  }
  return undefined;
}

/** Whether the file is read without a tree: its literal is known by its range alone. */
export function isTextual({ context, file }: Place): boolean {
  const host = context.graph.facts.get(file)?.host ?? 'text';
  return host === 'text' || host === 'xml';
}

/** Whether the range still looks like one value: nothing was written there since. */
export function looksWhole({ text, credential }: Place): boolean {
  const { start, end } = credential.span;
  const value = text.slice(start, end);
  if (value === '' || /[\r\n]|\$\{|\$__|<%|\{\{|^%[A-Z_]{4}|%env\(/.test(value)) return false;
  return !/[\w-]/.test(text[start - 1] ?? '') || credential.literal.start < start;
}

/** The trees of a file by its name; a file without one has none. */
export function treesOf({ context, file, text }: Pick<Place, 'context' | 'file' | 'text'>): readonly Value[] {
  const host = context.graph.facts.get(file)?.host ?? 'text';
  if (host === 'properties' || host === 'ini' || host === 'dotenv') return [parseKeyValue(file, text, host)];
  if (host === 'toml') return [parseToml(file, text).value].flatMap((top) => top ?? []);
  return /\.(?:ya?ml|jsonc?)$/i.test(file) ? documentsOf(file, text) : [];
}
