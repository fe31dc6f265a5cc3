/** One change of a node that was found again. */
import type { DataChange } from '../../rules/model';
import type { Edit } from '../model';
import type { Found } from './find';
import { append, remove, replace } from './items';
import { setValue } from './set';

/** The edits; undefined where the node is not what the change is about. */
export function changeNode(text: string, found: Found, change: DataChange): readonly Edit[] | undefined {
  switch (change.op) {
    case 'set':
      return setValue(text, found, change);
    case 'append':
      return append(text, found, change.value);
    case 'remove':
      return remove(text, found, change.empties ?? false);
    case 'replace':
      return replace(text, found, change);
  }
}
