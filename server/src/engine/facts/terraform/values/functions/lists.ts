/** Lists that may not be known in full, as the functions over them see them. */
import type { Span } from '../../../../syntax/span';
import { HOLE, type ListValue, type Value } from '../../../../syntax/value';
import { optionsOf } from '../either';
import { jsonText } from '../json-text';
import { textAt, unknownRound } from '../loops';
import { isNull } from '../scope';

/** The items of a list or set; what is not known is one item that stands for several. Nothing for other kinds of value. */
export interface Items {
  readonly items: readonly Value[];
  readonly open: boolean;
}

export function itemsIn(value: Value | undefined): Items | undefined {
  if (value?.kind === 'list') return { items: value.items, open: value.open === true };
  if (value?.kind === 'unknown') return { items: [value], open: true };
  return isNull(value) ? { items: [], open: false } : undefined;
}

export function listOf(span: Span, items: readonly Value[], open: boolean): ListValue {
  return { kind: 'list', span, items, ...(open ? { open } : {}) };
}

/** All items of several lists. */
export function joinedItems(values: readonly Value[]): Items | undefined {
  const parts = values.map(itemsIn);
  if (parts.some((part) => !part)) return undefined;
  return { items: parts.flatMap((part) => part?.items ?? []), open: parts.some((part) => part?.open) };
}

/** Lists in lists, at any depth, as one list. */
export function flattened(values: readonly Value[], depth = 0): Items {
  const items: Value[] = [];
  let open = false;
  for (const value of values) {
    const options = value.kind === 'either' ? optionsOf(value) : [value];
    if (depth > 20 || !options.some(({ kind }) => kind === 'list')) {
      items.push(value);
      continue;
    }
    const lists = options.map((one) => flattened(one.kind === 'list' ? one.items : [one], depth + 1));
    items.push(...lists.flatMap((list) => list.items));
    open ||= value.kind === 'either' || lists.some((list) => list.open) || options.some((one) => one.kind === 'list' && one.open);
  }
  return { items, open };
}

/** Each value once, the first of its equals; those that are not known all stay. */
export function distinctOf(items: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const text = jsonText(item);
    return text === undefined || (!seen.has(text) && seen.add(text));
  });
}

/** In the order of their text, where every text is known. */
export function sortedOf(items: readonly Value[]): readonly Value[] {
  const texts = items.map((item) => (item.kind === 'string' && !item.text.includes(HOLE) ? item.text : undefined));
  if (texts.some((text) => text === undefined)) return items;
  return [...items].sort((a, b) => {
    const [x, y] = [a.kind === 'string' ? a.text : '', b.kind === 'string' ? b.text : ''];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}

/** Keys, and values, of a map in the order of the keys. */
export function pairsOf(value: Value | undefined): { keys: Value[]; values: Value[]; open: boolean } | undefined {
  if (value?.kind === 'unknown') {
    const round = unknownRound(value);
    return { keys: [round.key], values: [round.value], open: true };
  }
  if (value?.kind !== 'object') return undefined;
  const entries = [...value.entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const open = value.open === true || entries.some(({ key }) => key === HOLE || key === '<<');
  const keys = entries.map(
    ({ key, keySpan }): Value =>
      key === HOLE || key === '<<' ? { kind: 'unknown', span: keySpan, reason: 'not in this file' } : textAt(keySpan, key),
  );
  return { keys, values: entries.map((entry) => entry.value), open };
}
