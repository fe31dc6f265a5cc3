/** A list of which some items go. */
import type { DataValue } from '../../rules/model';
import type { Value } from '../../syntax/value';
import type { Edit } from '../model';
import { itemLead } from './entries';
import { without } from './items';

/** The items that are not among `kept`, each with its line; undefined where that is not what is left of a list in lines. */
export function fewer(text: string, list: Value, kept: DataValue): Edit[] | undefined {
  if (list.kind !== 'list' || !Array.isArray(kept) || kept.length === 0) return undefined;
  const left = [...kept];
  const gone = list.items.filter((item) => (item.kind === 'string' && item.text === left[0] ? !left.shift() : true));
  if (left.length > 0 || list.items.some((item) => !itemLead(text, item))) return undefined;
  const edits = gone.flatMap((item) => without(text, { kind: 'item', list, item }) ?? []);
  return edits.length === gone.length ? edits : undefined;
}
