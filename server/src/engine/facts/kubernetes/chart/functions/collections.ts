/** Lists and maps: https://helm.sh/docs/chart_template_guide/function_list/#dictionaries-and-dict-functions */
import {
  boolOf,
  type Data,
  known,
  type ListData,
  listOf,
  type MapData,
  mapOf,
  NIL,
  numberOf,
  piecesOf,
  plain,
  sorted,
  textOf,
} from '../data';
import type { Call, Functions, TemplateFunction } from './model';

const MAX_DEPTH = 40;

const asMap = (data: Data | undefined): MapData | undefined =>
  data?.kind === 'map' ? data : data?.kind === 'nil' ? mapOf([]) : undefined;
const asList = (data: Data | undefined): ListData | undefined =>
  data?.kind === 'list' ? data : data?.kind === 'nil' ? listOf([]) : undefined;

/** The value under a key; nothing where it is not there, and unknown where it may be. */
export function entryOf(map: MapData, key: string): Data | undefined {
  return map.entries.get(key) ?? (map.open ? undefined : NIL);
}

const onMap =
  (work: (map: MapData, rest: readonly Data[], call: Call) => Data | undefined): TemplateFunction =>
  ([first, ...rest], call) => {
    const map = asMap(first);
    return map && work(map, rest, call);
  };

const onList =
  (work: (items: readonly Data[], rest: readonly Data[], list: ListData) => Data | undefined): TemplateFunction =>
  ([first, ...rest]) => {
    const list = asList(first);
    return list && work(list.items, rest, list);
  };

/** A list that was made of parts of another stands where that one does. */
const like = (list: ListData, items: Data[]): ListData => ({ kind: 'list', items, origin: list.origin });

function index(args: readonly Data[]): Data | undefined {
  let at: Data | undefined = args[0];
  for (const key of args.slice(1)) {
    if (at?.kind === 'map') {
      const name = known(key);
      at = name === undefined ? undefined : entryOf(at, name);
    } else if (at?.kind === 'list') at = key.kind === 'number' ? (at.items[key.value] ?? NIL) : undefined;
    else if (at?.kind !== 'nil') return undefined;
  }
  return at;
}

function dig(args: readonly Data[]): Data | undefined {
  const keys = args.slice(0, -2).map(known);
  let at: Data | undefined = args.at(-1);
  for (const key of keys) {
    if (key === undefined || at?.kind !== 'map') return undefined;
    if (!at.entries.has(key)) return at.open ? undefined : args.at(-2);
    at = at.entries.get(key);
  }
  return at;
}

/** Puts what `from` has into `to`: `wins` where both have a key. */
function mergeInto(to: MapData, from: MapData, wins: boolean, call: Call, depth = 0): void {
  for (const [key, value] of from.entries) {
    const before = to.entries.get(key);
    if (before?.kind === 'map' && value.kind === 'map' && depth < MAX_DEPTH) {
      if (!call.spend(1)) return;
      // The map may be a part of the values: a copy takes its place.
      const copy: MapData = {
        ...before,
        entries: new Map(before.entries),
        keys: new Map([...(value.keys ?? []), ...(before.keys ?? [])]),
      };
      mergeInto(copy, value, wins, call, depth + 1);
      call.change(to, key, copy);
    } else if (before === undefined || (wins ? value.kind !== 'nil' : isBlank(before))) {
      call.change(to, key, value);
      const at = from.keys?.get(key);
      if (at && to.keys instanceof Map) to.keys.set(key, at);
    }
  }
}

/** mergo fills in what has Go's zero value. */
function isBlank(data: Data): boolean {
  return data.kind === 'nil' || (data.kind === 'text' && plain(data.pieces) === '') || (data.kind === 'bool' && !data.value);
}

const merge =
  (wins: boolean): TemplateFunction =>
  ([first, ...others], call) => {
    const to = asMap(first);
    const maps = others.map(asMap);
    if (!to || maps.includes(undefined)) return undefined;
    for (const from of maps as MapData[]) mergeInto(to, from, wins, call);
    return to;
  };

function chosen(args: readonly Data[], keeps: boolean): Data | undefined {
  const map = asMap(args[0]);
  const names = args.slice(1).flatMap((one) => (one.kind === 'list' ? one.items.map(known) : [known(one)]));
  if (!map || names.includes(undefined)) return undefined;
  return { ...map, entries: new Map([...map.entries].filter(([key]) => names.includes(key) === keeps)) };
}

const textsIn = (items: readonly Data[]): string[] => items.map((one) => plain(piecesOf(one)));

function copyOf(data: Data, depth = 0): Data {
  if (depth > MAX_DEPTH) return data;
  if (data.kind === 'map')
    return {
      ...data,
      entries: new Map([...data.entries].map(([key, one]) => [key, copyOf(one, depth + 1)])),
      keys: new Map(data.keys ?? []),
    };
  return data.kind === 'list' ? { ...data, items: data.items.map((one) => copyOf(one, depth + 1)) } : data;
}

export const COLLECTIONS: Functions = {
  list: (args) => listOf([...args]),
  tuple: (args) => listOf([...args]),
  dict: (args) => {
    const entries = new Map<string, Data>();
    for (let i = 0; i < args.length; i += 2) {
      const key = known(args[i]);
      if (key === undefined) return undefined;
      entries.set(key, args[i + 1] ?? textOf(''));
    }
    return { kind: 'map', entries, keys: new Map() };
  },
  get: onMap((map, [key]) => {
    const name = known(key);
    return name === undefined ? undefined : (map.entries.get(name) ?? (map.open ? undefined : textOf('')));
  }),
  set: onMap((map, [key, value], call) => {
    const name = known(key);
    if (name === undefined || !value) return undefined;
    call.change(map, name, value);
    return map;
  }),
  unset: onMap((map, [key], call) => {
    const name = known(key);
    if (name === undefined) return undefined;
    call.change(map, name, undefined);
    return map;
  }),
  hasKey: onMap((map, [key]) => {
    const name = known(key);
    return name === undefined || (map.open && !map.entries.has(name)) ? undefined : boolOf(map.entries.has(name));
  }),
  pluck: ([key, ...maps]) => {
    const name = known(key);
    if (name === undefined) return undefined;
    return listOf(maps.flatMap((map) => (map.kind === 'map' ? (map.entries.get(name) ?? []) : [])));
  },
  dig,
  index,
  keys: (args) => {
    const maps = args.map(asMap);
    return maps.includes(undefined)
      ? undefined
      : listOf((maps as MapData[]).flatMap((map) => [...map.entries.keys()].map((key) => textOf(key, map.keys?.get(key)))));
  },
  values: onMap((map) => listOf(sorted(map).map(([, value]) => value))),
  pick: (args) => chosen(args, true),
  omit: (args) => chosen(args, false),
  merge: merge(false),
  mergeOverwrite: merge(true),
  deepCopy: ([data]) => data && copyOf(data),
  first: onList((items) => items[0] ?? NIL),
  last: onList((items) => items.at(-1) ?? NIL),
  rest: onList((items, _rest, list) => like(list, items.slice(1))),
  initial: onList((items, _rest, list) => like(list, items.slice(0, -1))),
  append: onList((items, [one], list) => one && like(list, [...items, one])),
  prepend: onList((items, [one], list) => one && like(list, [one, ...items])),
  concat: (args) => {
    const lists = args.map(asList);
    return lists.includes(undefined) ? undefined : listOf((lists as ListData[]).flatMap(({ items }) => items));
  },
  has: ([one, list]) => {
    const items = asList(list)?.items;
    if (!items || !one || one.kind === 'unknown' || items.some(({ kind }) => kind === 'unknown')) return undefined;
    return boolOf(textsIn(items).includes(plain(piecesOf(one))));
  },
  without: onList((items, rest, list) => {
    const names = textsIn(rest);
    return like(
      list,
      items.filter((one) => !names.includes(plain(piecesOf(one)))),
    );
  }),
  uniq: onList((items, _rest, list) => {
    const names = textsIn(items);
    return like(
      list,
      items.filter((_one, i) => names.indexOf(names[i] as string) === i),
    );
  }),
  compact: onList((items, _rest, list) =>
    like(
      list,
      items.filter((one) => plain(piecesOf(one)) !== ''),
    ),
  ),
  sortAlpha: onList((items, _rest, list) => {
    const byText = items.map((one) => [plain(piecesOf(one)), one] as const);
    return like(
      list,
      byText.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one),
    );
  }),
  reverse: onList((items, _rest, list) => like(list, [...items].reverse())),
  slice: onList((items, [from, to], list) =>
    like(list, items.slice(from?.kind === 'number' ? from.value : 0, to?.kind === 'number' ? to.value : undefined)),
  ),
  toStrings: onList((items, _rest, list) =>
    like(
      list,
      items.map((one) => (one.kind === 'text' ? one : textOf(plain(piecesOf(one))))),
    ),
  ),
  len: ([data]) => {
    if (data?.kind === 'list') return numberOf(data.items.length);
    if (data?.kind === 'map') return data.open ? undefined : numberOf(data.entries.size);
    const text = data?.kind === 'nil' ? '' : known(data);
    return text === undefined ? undefined : numberOf(text.length);
  },
};
