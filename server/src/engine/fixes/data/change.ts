/** One change of a part that was found again, whichever notation it is written in. */
import type { DataChange } from '../../rules/model';
import type { Edit } from '../model';
import type { Found } from './find';
import { append, remove, replace } from './items';
import { setValue } from './set';

type Made = readonly Edit[] | undefined;
type Change<Op extends DataChange['op']> = Extract<DataChange, { readonly op: Op }>;

/** How a notation makes each kind of change; undefined where the part is not what the change is about. */
export interface Notation<Part> {
  readonly setValue: (text: string, found: Part, change: Change<'set'>) => Made;
  readonly append: (text: string, found: Part, value: Change<'append'>['value']) => Made;
  readonly remove: (text: string, found: Part, empties: boolean) => Made;
  readonly replace: (text: string, found: Part, change: Change<'replace'>) => Made;
}

/** The edits of one change in the words of a notation. */
export function changeIn<Part>(notation: Notation<Part>, text: string, found: Part, change: DataChange): Made {
  switch (change.op) {
    case 'set':
      return notation.setValue(text, found, change);
    case 'append':
      return notation.append(text, found, change.value);
    case 'remove':
      return notation.remove(text, found, change.empties ?? false);
    case 'replace':
      return notation.replace(text, found, change);
  }
}

const DATA: Notation<Found> = { setValue, append, remove, replace };

/** The edits of one change in YAML and JSON. */
export function changeNode(text: string, found: Found, change: DataChange): Made {
  return changeIn(DATA, text, found, change);
}
