/** Parts of a program that become others, or go. */
import type { Remedy } from '../rules/model';
import type { Fix, FixContext } from './model';

type EditSource = Extract<Remedy, { type: 'edit-source' }>;

/** The changes, where all of what they take the place of still stands there. */
export function editSource({ title, file, changes, steps }: EditSource, context: FixContext): Fix[] {
  const text = context.read(file);
  if (text === undefined || changes.length === 0) return [];
  if (changes.some(({ at, was }) => was === '' || text.slice(at.start, at.end) !== was)) return [];
  const edits = changes.map(({ at, text: instead }) => ({ ...at, text: instead }));
  return [{ id: 'edit-source', title, safety: 'review', edits: [{ file, edits }], followUp: steps ?? [] }];
}
