/** Functions over sets. */
import type { Value } from '../../../../syntax/value';
import { jsonText } from '../json-text';
import type { Make, Site } from './index';
import { distinctOf, itemsIn, joinedItems, listOf, sortedOf } from './lists';

const MAX_PRODUCTS = 2_000;

/** The items of the first set that `keep` wants, by whether they are in all the others; unknown where that is not known. */
const filtered =
  (keep: (inOthers: boolean) => boolean): Make =>
  ([first, ...others], { span }) => {
    const own = itemsIn(first);
    const sets = others.map(itemsIn);
    if (!own || sets.some((set) => !set)) return undefined;
    const open = own.open || sets.some((set) => set?.open);
    const texts = sets.map((set) => new Set(set?.items.map((item) => jsonText(item)) ?? []));
    const uncertain = open || texts.some((set) => set.has(undefined));
    const items = distinctOf(own.items).filter((item) => {
      const text = jsonText(item);
      return text === undefined || keep(texts.every((set) => set.has(text))) || (uncertain && keep(true));
    });
    return listOf(span, items, uncertain || items.some((item) => jsonText(item) === undefined));
  };

/** Every combination of an item of each. */
function setproduct(values: readonly Value[], { span }: Site): Value | undefined {
  let rows: Value[][] = [[]];
  let open = false;
  for (const value of values) {
    const all = itemsIn(value);
    if (!all || rows.length * all.items.length > MAX_PRODUCTS) return undefined;
    open ||= all.open;
    rows = rows.flatMap((row) => all.items.map((item) => [...row, item]));
  }
  return listOf(
    span,
    rows.map((row) => listOf(span, row, false)),
    open,
  );
}

export const SETS: Readonly<Record<string, Make>> = {
  setintersection: filtered((inOthers) => inOthers),
  setproduct,
  setsubtract: filtered((inOthers) => !inOthers),
  setunion: (values, { span }) => {
    const all = joinedItems(values);
    return all && listOf(span, sortedOf(distinctOf(all.items)), all.open);
  },
};
