/** New elements in policy documents: a condition of a statement, the version of a document. */
import type { Remedy } from '../../rules/model';
import type { Fix, FixContext } from '../model';

type Insertion = Extract<Remedy, { type: 'insert-condition' | 'insert-element' }>;

/** The fix, where the host has a form for it. */
export function insert(_remedy: Insertion, _context: FixContext): Fix[] {
  return [];
}
