/** Changes of `edit-data` in Bicep files: in objects, lists and declarations. */
import type { DataChange } from '../../rules/model';
import { bicepOf } from '../hosts/parse';
import type { Edit } from '../model';
import { findPart } from './bicep/find';
import { append, remove, replace } from './bicep/items';
import { setValue } from './bicep/set';

/** The edits of one change; undefined where the place does not hold what the change is about, or is half typed. */
export function bicepChange(text: string, change: DataChange): readonly Edit[] | undefined {
  const tree = bicepOf(text);
  const found = findPart(tree, change.at);
  const [owner] = found?.holders ?? [];
  if (!found || owner?.kind !== 'statement') return undefined;
  const { start, end } = owner.part;
  if (tree.issues.some((issue) => start <= issue.start && issue.start <= end)) return undefined;
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
