/** Objects changed by patches: strategic merge and JSON Patch (RFC 6902). Each value stays where it is written. */
import type { Entry, ListValue, ObjectValue, Value } from '../../../syntax/value';
import { get, textOf } from '../../../syntax/value';

const MAX_DEPTH = 40;

/** Lists whose items are known by a field: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.31/ (patch merge key). */
const KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  env: 'name',
  volumes: 'name',
  imagePullSecrets: 'name',
  secrets: 'name',
  volumeMounts: 'mountPath',
  ports: 'containerPort',
  hostAliases: 'ip',
};

/** `patch` laid over `base`; undefined where it takes the object away. */
export function merged(base: Value, patch: Value, depth = 0): Value | undefined {
  if (patch.kind !== 'object' || depth > MAX_DEPTH) return patch;
  const directive = textOf(get(patch, '$patch'));
  if (directive === 'delete') return undefined;
  if (base.kind !== 'object' || directive === 'replace') return without(patch, '$patch');
  const over = new Map(patch.entries.map((entry) => [entry.key, entry]));
  const entries = base.entries.flatMap((entry): Entry[] => {
    const change = over.get(entry.key);
    over.delete(entry.key);
    if (!change) return [entry];
    if (change.value.kind === 'literal' && change.value.value === null) return [];
    // A patch repeats the name to say which object it is for: that stands where the object is.
    if (change.value.kind === 'string' && textOf(entry.value) === change.value.text) return [entry];
    const value = mergedEntry(entry, change, depth);
    return value ? [{ ...change, value }] : [];
  });
  const added = [...over.values()].filter(
    ({ key, value }) => !key.startsWith('$') && !(value.kind === 'literal' && value.value === null),
  );
  return { ...base, entries: [...entries, ...added] };
}

function mergedEntry({ key, value: base }: Entry, { value: patch }: Entry, depth: number): Value | undefined {
  const by = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (by === undefined || base.kind !== 'list' || patch.kind !== 'list') return merged(base, patch, depth + 1);
  return mergedList(base, patch, by, depth);
}

/** Items with the same key are one; of others the base's stay and the patch's are added. */
function mergedList(base: ListValue, patch: ListValue, by: string, depth: number): ListValue {
  const nameOf = (item: Value) => {
    const value = get(item, by);
    return value?.kind === 'literal' ? String(value.value) : textOf(value);
  };
  if (patch.items.some((item) => textOf(get(item, '$patch')) === 'replace')) return patch;
  const left = [...patch.items];
  const items = base.items.flatMap((item) => {
    const at = left.findIndex((one) => nameOf(one) !== undefined && nameOf(one) === nameOf(item));
    if (at < 0) return [item];
    const [change] = left.splice(at, 1);
    return change ? (merged(item, change, depth + 1) ?? []) : [item];
  });
  return { ...base, items: [...items, ...left.filter((one) => textOf(get(one, '$patch')) === undefined)] };
}

function without(value: ObjectValue, key: string): ObjectValue {
  return { ...value, entries: value.entries.filter((entry) => entry.key !== key) };
}

/** The steps of a JSON Patch, one after another; steps that find no place change nothing. */
export function stepped(base: Value, steps: readonly Value[]): Value {
  return steps.reduce((value, step) => {
    const [op, path] = [textOf(get(step, 'op')), textOf(get(step, 'path'))];
    const given = get(step, 'value');
    if (path === undefined || !path.startsWith('/') || (op !== 'remove' && !given)) return value;
    const way = path
      .slice(1)
      .split('/')
      .map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'));
    const at = op === 'add' && isAnnotation(way) ? annotated(value, way[1] as string) : value;
    return op === 'add' || op === 'replace' || op === 'remove' ? (changed(at, way, op, given, 0) ?? value) : value;
  }, base);
}

/** While Kustomize builds, every object has annotations of its own, so that one more can be added to any. */
const isAnnotation = (way: readonly string[]) => way[0] === 'metadata' && way[1] === 'annotations' && way.length === 3;

function annotated(value: Value, key: string): Value {
  const metadata = get(value, 'metadata');
  if (value.kind !== 'object' || metadata?.kind !== 'object' || get(metadata, key)) return value;
  const empty: Entry = { key, keySpan: metadata.span, value: { kind: 'object', span: metadata.span, entries: [] } };
  const filled = { ...metadata, entries: [...metadata.entries, empty] };
  return { ...value, entries: value.entries.map((one) => (one.key === 'metadata' ? { ...one, value: filled } : one)) };
}

type Operation = 'add' | 'replace' | 'remove';

function changed(
  value: Value,
  way: readonly string[],
  op: Operation,
  given: Value | undefined,
  depth: number,
): Value | undefined {
  const [key, ...rest] = way;
  if (key === undefined || depth > MAX_DEPTH) return given;
  if (value.kind === 'list') return changedItem(value, key, rest, op, given, depth);
  if (value.kind !== 'object') return undefined;
  const entry = value.entries.find((one) => one.key === key);
  if (rest.length === 0) {
    const others = value.entries.filter((one) => one !== entry);
    if (op === 'remove' || !given) return { ...value, entries: others };
    return { ...value, entries: [...others, { key, keySpan: given.span, value: given }] };
  }
  const made = entry && changed(entry.value, rest, op, given, depth + 1);
  return made && { ...value, entries: value.entries.map((one) => (one === entry ? { ...one, value: made } : one)) };
}

function changedItem(
  list: ListValue,
  key: string,
  rest: readonly string[],
  op: Operation,
  given: Value | undefined,
  depth: number,
): Value | undefined {
  const at = key === '-' ? list.items.length : /^\d{1,6}$/.test(key) ? Number(key) : -1;
  if (at < 0 || at > list.items.length) return undefined;
  const items = [...list.items];
  if (rest.length > 0) {
    const made = items[at] && changed(items[at], rest, op, given, depth + 1);
    if (!made) return undefined;
    items[at] = made;
  } else items.splice(at, op === 'add' ? 0 : 1, ...(op === 'remove' || !given ? [] : [given]));
  return { ...list, items };
}

/** What stands at a path whose steps may choose an item: `containers.[name=app].image`. */
export function valueAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((at, step) => {
    const index = at?.kind === 'list' ? indexOf(at, step) : -1;
    return at?.kind === 'list' ? at.items[index] : get(at, step);
  }, value);
}

function indexOf({ items }: ListValue, step: string): number {
  const [, key, name] = /^\[([^=\]]{1,80})=([^\]]{0,200})\]$/.exec(step) ?? [];
  return key === undefined ? Number.parseInt(step, 10) : items.findIndex((item) => textOf(get(item, key)) === name);
}

/** The value with `given` in place of what stands at the path; unchanged where nothing does. */
export function replaced(value: Value, path: readonly string[], given: Value): Value {
  const way: string[] = [];
  let at: Value | undefined = value;
  for (const step of path) {
    const index: number = at?.kind === 'list' ? indexOf(at, step) : -1;
    way.push(at?.kind === 'list' ? String(index) : step);
    at = at?.kind === 'list' ? at.items[index] : get(at, step);
  }
  return at ? (changed(value, way, 'replace', given, 0) ?? value) : value;
}
