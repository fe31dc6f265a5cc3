/** Functions over lists and maps. */
import type { Span } from '../../../../syntax/span';
import { type Entry, HOLE, type ObjectValue, type Value } from '../../../../syntax/value';
import { eitherOf, optionsOf } from '../either';
import { numberAt } from '../loops';
import { areEqual, numberOf } from '../operators';
import { isNull, NOT_THERE, plainText } from '../scope';
import type { Make, Site } from './index';
import { distinctOf, flattened, itemsIn, joinedItems, listOf, pairsOf, sortedOf } from './lists';

const MAX_ITEMS = 2_000;

/** Later maps win; a map that is not known may hold any key and is kept under the merge key `<<`. */
export function merged(values: readonly Value[], span: Span): ObjectValue {
  const entries = new Map<string, Entry>();
  let open = false;
  for (const [i, value] of values.entries()) {
    if (value.kind === 'object') {
      for (const entry of value.entries) entries.set(entry.key === HOLE ? `${HOLE}${i}.${entries.size}` : entry.key, entry);
      open ||= value.open === true;
    } else if (!isNull(value)) entries.set('<<', { key: '<<', keySpan: value.span, value });
  }
  return { kind: 'object', span, entries: [...entries.values()], ...(open ? { open } : {}) };
}

function found(values: readonly Value[], span: Span): Value | undefined {
  return values.length > 0 ? eitherOf(span, values) : undefined;
}

function lookup([map, key, fallback]: readonly Value[], { span }: Site): Value | undefined {
  const name = plainText(key);
  const rest = fallback ? [fallback] : [];
  if (map?.kind === 'unknown') return found([map.reference ? { ...map, reference: `${map.reference}[]` } : map, ...rest], span);
  if (map?.kind !== 'object') return undefined;
  if (name === undefined) return found([...map.entries.map((entry) => entry.value), ...rest], span);
  const entry = map.entries.find((one) => one.key === name);
  if (entry) return entry.value;
  const others = map.entries.filter((one) => one.key === HOLE || one.key === '<<').map((one) => one.value);
  return found([...others, ...rest], span) ?? { kind: 'unknown', span, reason: NOT_THERE };
}

function element([list, index]: readonly Value[], { span }: Site): Value | undefined {
  const all = itemsIn(list);
  const at = numberOf(index);
  if (!all || all.items.length === 0) return undefined;
  if (all.open || at === undefined) return list?.kind === 'unknown' ? list : found(all.items, span);
  return all.items[((Math.trunc(at) % all.items.length) + all.items.length) % all.items.length];
}

/** The first that is there and, for texts, not empty. */
function coalesce(values: readonly Value[], { span }: Site): Value | undefined {
  const options: Value[] = [];
  for (const value of values) {
    if (isNull(value) || (value.kind === 'string' && value.text === '')) continue;
    options.push(value);
    if (value.kind !== 'unknown') break;
  }
  return found(options, span);
}

function coalescelist(values: readonly Value[], { span }: Site): Value | undefined {
  const options: Value[] = [];
  for (const value of values) {
    const all = itemsIn(value);
    if (!all || (all.items.length === 0 && !all.open)) continue;
    options.push(value);
    if (!all.open) break;
  }
  return found(options, span);
}

/** Without `null` and empty texts. */
function compact([list]: readonly Value[], { span }: Site): Value | undefined {
  const all = itemsIn(list);
  if (!all) return undefined;
  const isEmpty = (value: Value) => isNull(value) || (value.kind === 'string' && value.text === '');
  const items = all.items.flatMap((item) => {
    const options = optionsOf(item).filter((one) => !isEmpty(one));
    return options.length > 0 ? [eitherOf(item.span, options)] : [];
  });
  const dropped = all.items.some((item) => item.kind === 'either' && item.options.some(isEmpty));
  return listOf(span, items, all.open || dropped);
}

function contains([list, wanted]: readonly Value[], { span }: Site): Value | undefined {
  const all = itemsIn(list);
  if (!all || !wanted) return undefined;
  const same = all.items.map((item) => areEqual(item, wanted));
  const value = same.includes(true) ? true : all.open || same.includes(undefined) ? undefined : false;
  return value === undefined ? undefined : { kind: 'literal', span, value };
}

function length([value]: readonly Value[], { span }: Site): Value | undefined {
  if (value?.kind === 'string') return value.text.includes(HOLE) ? undefined : numberAt(span, value.text.length);
  if (value?.kind === 'object')
    return value.open || value.entries.some(({ key }) => key === HOLE || key === '<<')
      ? undefined
      : numberAt(span, value.entries.length);
  return value?.kind === 'list' && !value.open ? numberAt(span, value.items.length) : undefined;
}

function zipmap([keys, values]: readonly Value[], { span }: Site): Value | undefined {
  if (keys?.kind !== 'list' || values?.kind !== 'list') return undefined;
  const entries = keys.items.slice(0, values.items.length).map((key, i): Entry => {
    return { key: plainText(key) ?? HOLE, keySpan: key.span, value: values.items[i] as Value };
  });
  return { kind: 'object', span, entries, ...(keys.open || values.open ? { open: true as const } : {}) };
}

function slice([list, from, to]: readonly Value[], { span }: Site): Value | undefined {
  const [start, end] = [numberOf(from), numberOf(to)];
  if (list?.kind !== 'list' || start === undefined || end === undefined) return undefined;
  return listOf(span, list.open ? list.items : list.items.slice(start, end), list.open === true);
}

function chunklist([list, size]: readonly Value[], { span }: Site): Value | undefined {
  const by = Math.trunc(numberOf(size) ?? 0);
  if (list?.kind !== 'list' || by < 1) return undefined;
  const chunks = Array.from({ length: Math.ceil(list.items.length / by) }, (_, i) =>
    listOf(span, list.items.slice(i * by, (i + 1) * by), false),
  );
  return listOf(span, chunks, list.open === true);
}

/** `{ a = ["1", "2"] }` as `{ "1" = ["a"], "2" = ["a"] }`. */
function transpose([map]: readonly Value[], { span }: Site): Value | undefined {
  const pairs = pairsOf(map);
  if (!pairs || pairs.open) return undefined;
  const groups = new Map<string, Value[]>();
  for (const [i, list] of pairs.values.entries())
    for (const item of (list.kind === 'list' ? list.items : []).slice(0, MAX_ITEMS)) {
      const name = plainText(item) ?? HOLE;
      groups.set(name, [...(groups.get(name) ?? []), pairs.keys[i] as Value]);
    }
  return {
    kind: 'object',
    span,
    entries: [...groups].map(([key, items]) => ({ key, keySpan: span, value: listOf(span, items, false) })),
  };
}

function one([list]: readonly Value[], { span }: Site): Value | undefined {
  const all = itemsIn(list);
  if (!all) return list;
  const nothing: Value = { kind: 'literal', span, value: null };
  if (all.open) return list?.kind === 'unknown' ? list : found([...all.items, nothing], span);
  return all.items.length === 0 ? nothing : all.items[0];
}

/** Changes a list item by item; what is not known stays what it is. */
const over =
  (change: (items: readonly Value[]) => readonly Value[]): Make =>
  ([list], { span }) => {
    if (list?.kind === 'unknown' || list?.kind === 'object') return list;
    const all = itemsIn(list);
    return all && listOf(span, change(all.items), all.open);
  };

export const COLLECTIONS: Readonly<Record<string, Make>> = {
  chunklist,
  coalesce,
  coalescelist,
  compact,
  concat: (values, { span }) => {
    const all = joinedItems(values);
    return all && listOf(span, all.items, all.open);
  },
  contains,
  distinct: over(distinctOf),
  element,
  flatten: ([list], { span }) => {
    const all = itemsIn(list);
    if (!all) return undefined;
    const flat = flattened(all.items);
    return listOf(span, flat.items, all.open || flat.open);
  },
  keys: ([map], { span }) => {
    const pairs = pairsOf(map);
    return pairs && listOf(span, pairs.keys, pairs.open);
  },
  length,
  lookup,
  merge: (values, { span }) => merged(values, span),
  nonsensitive: ([value]) => value,
  one,
  reverse: over((items) => [...items].reverse()),
  sensitive: ([value]) => value,
  slice,
  sort: over(sortedOf),
  tolist: over((items) => items),
  tomap: ([value]) => value,
  toset: over((items) => sortedOf(distinctOf(items))),
  transpose,
  values: ([map], { span }) => {
    const pairs = pairsOf(map);
    return pairs && listOf(span, pairs.values, pairs.open);
  },
  zipmap,
};
