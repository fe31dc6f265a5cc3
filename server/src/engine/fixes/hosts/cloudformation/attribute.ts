import { type Entry, entryOf, type Value } from '../../../syntax/value';
import type { FixContext } from '../../model';
import type { Draft, SetAttribute } from '../model';
import { documentsOf } from '../parse';
import { entryRange, insertFirst, written } from './entries';
import { entryAt } from './parameter';

/** Gives the entry whose key is `owner` an attribute, below the keys of `path`, or its present one the value. */
export function setAttribute(_context: FixContext, text: string, remedy: SetAttribute): Draft | undefined {
  const { owner, name, path = [] } = remedy;
  if (remedy.replaces !== undefined) return undefined;
  for (const top of documentsOf(owner.file, text)) {
    const at = entryAt(top, owner.start);
    if (at?.entry.value.kind !== 'object') continue;
    const { entry, missing } = descend(at.entry, [...path, name]);
    const value = typeof remedy.value === 'string' ? JSON.stringify(remedy.value) : String(remedy.value);
    // What is written may be an object with a condition in it: that is for a person to change.
    if (missing.length === 0 && (entry.value.kind === 'object' || entry.value.kind === 'list')) return undefined;
    const edit =
      missing.length === 0
        ? { ...entryRange(text, entry), text: written(text, entry, name, value) }
        : entry.value.kind === 'object'
          ? insertFirst(text, entry, entry.value, nested(missing, value), inline(missing, value))
          : undefined;
    return edit && { title: `Set ${name}: ${remedy.value}`, safety: 'safe', edits: [{ file: owner.file, edits: [edit] }] };
  }
  return undefined;
}

/** The innermost entry on the way that is there, and the keys that are not. */
function descend(start: Entry, path: readonly string[]): { readonly entry: Entry; readonly missing: readonly string[] } {
  let entry = start;
  for (const [depth, key] of path.entries()) {
    const value: Value = entry.value;
    const next = entryOf(value, key);
    if (!next) return { entry, missing: path.slice(depth) };
    entry = next;
  }
  return { entry, missing: [] };
}

function nested(path: readonly string[], value: string): string[] {
  return path.map((key, depth) => `${'  '.repeat(depth)}${key}:${depth === path.length - 1 ? ` ${value}` : ''}`);
}

function inline(path: readonly string[], value: string): string {
  return path.reduceRight((inner, key, depth) => `"${key}": ${depth === path.length - 1 ? inner : `{${inner}}`}`, value);
}
