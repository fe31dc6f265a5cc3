/** Namespace and names that an overlay gives its objects, and all that refers to them. */
import { madeEntry } from '../../../syntax/made';
import { type Entry, get, itemsOf, type StringValue, textOf, type Value } from '../../../syntax/value';
import type { Kustomization } from './kustomization';

const MAX_DEPTH = 40;

/** One object on its way through the overlays. */
export interface Resource {
  readonly value: Value;
  /** The file it is written in. */
  readonly file: string;
  readonly kind: string;
  /** Its name as written, and every name it was given. */
  readonly names: readonly string[];
}

const CLUSTER_WIDE =
  /^(?:ClusterRole|ClusterRoleBinding|Namespace|CustomResourceDefinition|PersistentVolume|StorageClass|PriorityClass|APIService|IngressClass|.*WebhookConfiguration)$/;
/** Kinds whose names other objects here mention, and that a prefix changes: all but these. */
const KEEPS_NAME = /^(?:Namespace|CustomResourceDefinition|APIService)$/;

export function transformed(resources: readonly Resource[], { namespace, prefix, suffix }: Kustomization): readonly Resource[] {
  const isRenamed = prefix !== '' || suffix !== '';
  if (!namespace && !isRenamed) return resources;
  const names = new Map<string, string>();
  for (const { kind, names: all } of resources) {
    const name = all.at(-1) ?? '';
    if (name !== '') names.set(`${kind}/${name}`, isRenamed && !KEEPS_NAME.test(kind) ? `${prefix}${name}${suffix}` : name);
  }
  return resources.map((resource): Resource => {
    const own = names.get(`${resource.kind}/${resource.names.at(-1)}`);
    const referring = refer(resource.value, names, namespace, 0);
    const named =
      own === undefined
        ? referring
        : set(referring, ['metadata', 'name'], (old) => (old?.kind === 'string' ? renamed(old, own) : old));
    const placed =
      namespace && !CLUSTER_WIDE.test(resource.kind) ? set(named, ['metadata', 'namespace'], () => namespace) : named;
    return {
      ...resource,
      value: placed,
      names: own === undefined || own === resource.names.at(-1) ? resource.names : [...resource.names, own],
    };
  });
}

const renamed = (value: StringValue, text: string): StringValue => ({ ...value, text });

/** Names of accounts, roles, Secrets and ConfigMaps of this overlay, wherever an object mentions one. */
function refer(value: Value, names: ReadonlyMap<string, string>, namespace: StringValue | undefined, depth: number): Value {
  if (depth > MAX_DEPTH) return value;
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => refer(item, names, namespace, depth + 1)) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.map((entry): Entry => {
    const inner = entry.key === 'subjects' ? subjects(entry.value, names, namespace) : mention(entry, names);
    return inner ? { ...entry, value: inner } : { ...entry, value: refer(entry.value, names, namespace, depth + 1) };
  });
  return { ...value, entries };
}

/** Keys that hold a name, and keys that hold an object with one. */
const NAMED: Readonly<Record<string, string>> = {
  serviceAccountName: 'ServiceAccount',
  serviceAccount: 'ServiceAccount',
  secretName: 'Secret',
};
const HOLDING: Readonly<Record<string, string>> = {
  secretRef: 'Secret',
  secretKeyRef: 'Secret',
  configMapRef: 'ConfigMap',
  configMapKeyRef: 'ConfigMap',
  configMap: 'ConfigMap',
};

function mention({ key, value }: Entry, names: ReadonlyMap<string, string>): Value | undefined {
  const other = (kind: string, name: Value | undefined): StringValue | undefined => {
    const to = name?.kind === 'string' ? names.get(`${kind}/${name.text}`) : undefined;
    return to !== undefined && name?.kind === 'string' ? renamed(name, to) : undefined;
  };
  if (Object.hasOwn(NAMED, key)) return other(NAMED[key] as string, value);
  const kind =
    key === 'roleRef' ? (textOf(get(value, 'kind')) ?? 'ClusterRole') : Object.hasOwn(HOLDING, key) ? HOLDING[key] : undefined;
  const to = kind === undefined ? undefined : other(kind, get(value, 'name'));
  return to && set(value, ['name'], () => to);
}

/** A subject that is an account of this overlay is in its namespace; so is every `default` one. */
function subjects(value: Value, names: ReadonlyMap<string, string>, namespace: StringValue | undefined): Value | undefined {
  if (value.kind !== 'list') return undefined;
  const items = itemsOf(value).map((subject) => {
    const name = get(subject, 'name');
    if (textOf(get(subject, 'kind')) !== 'ServiceAccount' || name?.kind !== 'string') return subject;
    const to = names.get(`ServiceAccount/${name.text}`);
    if (to === undefined && name.text !== 'default') return subject;
    const placed = namespace ? set(subject, ['namespace'], () => namespace) : subject;
    return to === undefined ? placed : set(placed, ['name'], () => renamed(name, to));
  });
  return { ...value, items };
}

/** The value with another one at a path; mappings on the way are made. */
function set(value: Value, [key, ...rest]: readonly string[], make: (old: Value | undefined) => Value | undefined): Value {
  if (value.kind !== 'object' || key === undefined) return value;
  const entry = value.entries.find((one) => one.key === key);
  const old = entry?.value;
  const made = rest.length > 0 ? set(old ?? { kind: 'object', span: value.span, entries: [] }, rest, make) : make(old);
  if (!made) return value;
  if (!entry) return { ...value, entries: [...value.entries, madeEntry(key, made)] };
  return { ...value, entries: value.entries.map((one) => (one === entry ? { ...one, value: made } : one)) };
}
