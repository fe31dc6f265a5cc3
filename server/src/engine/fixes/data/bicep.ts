/** Changes of `edit-data` in Bicep files: in objects, lists and declarations. */
import type { DataChange } from '../../rules/model';
import { bicepOf } from '../hosts/parse';
import type { Edit } from '../model';
import { type Found, findPart } from './bicep/find';
import { append, remove, replace } from './bicep/items';
import { setValue } from './bicep/set';
import { changeIn, type Notation } from './change';

const BICEP: Notation<Found> = { setValue, append, remove, replace };

/** The edits of one change; undefined where the place does not hold what the change is about, or is half typed. */
export function bicepChange(text: string, change: DataChange): readonly Edit[] | undefined {
  const tree = bicepOf(text);
  const found = findPart(tree, change.at);
  const [owner] = found?.holders ?? [];
  if (!found || owner?.kind !== 'statement') return undefined;
  const { start, end } = owner.part;
  if (tree.issues.some((issue) => start <= issue.start && issue.start <= end)) return undefined;
  return changeIn(BICEP, text, found, change);
}
