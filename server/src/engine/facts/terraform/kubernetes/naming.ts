/** Names of accounts and roles in an object, as the readers of manifests need them. */
import { madeText } from '../../../syntax/made';
import { type Entry, get, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Instance } from '../module/module';
import { placeOf } from '../module/place';
import { plainText } from '../values/scope';
import { kindOf } from './kinds';
import { markOf, namedInModule, objectName } from './names';

const MAX_DEPTH = 24;

/** The object with its own name, and every name of an account or role in it, as the readers need them: a text, or a mark. */
export function withNames(instance: Instance, value: ObjectValue, namespace: string | undefined): ObjectValue {
  const own = objectName(instance);
  const isOwn = kindOf(instance.type) !== undefined;
  const entries = value.entries.map((entry): Entry => {
    const { key } = entry;
    if (key === 'metadata')
      return within(entry, (inner) => {
        if (inner.key === 'annotations') return within(inner, (one) => ({ ...one, value: cloudIdentity(one.value) }));
        if (inner.key !== 'name') return inner;
        const isKnown = isOwn ? own.fixed && own.name !== undefined : plainText(inner.value) !== undefined;
        return isKnown ? inner : { ...inner, value: madeText(inner.value.span, markOf(instance.alias)) };
      });
    if (key === 'roleRef')
      return within(entry, (inner) =>
        inner.key === 'name' ? { ...inner, value: namedOrOpen(instance, inner.value, ROLES, namespace) } : inner,
      );
    if (key === 'subjects' && entry.value.kind === 'list')
      return { ...entry, value: { ...entry.value, items: entry.value.items.map((one) => subject(instance, one, namespace)) } };
    return { ...entry, value: withAccounts(instance, entry.value, namespace, 0) };
  });
  return { ...value, entries };
}

export const ACCOUNT = ['ServiceAccount'];
const ROLES = ['Role', 'ClusterRole'];

function within(entry: Entry, change: (inner: Entry) => Entry): Entry {
  const { value } = entry;
  return value.kind === 'object' ? { ...entry, value: { ...value, entries: value.entries.map(change) } } : entry;
}

function subject(instance: Instance, value: Value, namespace: string | undefined): Value {
  if (value.kind !== 'object') return value;
  const own = get(value, 'namespace');
  const space = own ? plainText(own) : namespace;
  const kinds = textOf(get(value, 'kind')) === 'ServiceAccount' ? ACCOUNT : [];
  const change = (one: Entry) => (one.key === 'name' ? { ...one, value: namedOrOpen(instance, one.value, kinds, space) } : one);
  return { ...value, entries: value.entries.map(change) };
}

/** In a binding somebody receives some role in any case. */
function namedOrOpen(instance: Instance, value: Value, kinds: readonly string[], namespace: string | undefined): Value {
  const name = named(instance, value, kinds, namespace);
  if (name.kind !== 'string' || name.text !== markOf(undefined)) return name;
  const text = openName(instance, value);
  // A user or group is shown by its name alone.
  return { ...name, text: kinds.length > 0 ? text : text.slice(text.indexOf(':') + 1) };
}

/** Pods name their account wherever in the object they stand. */
function withAccounts(instance: Instance, value: Value, namespace: string | undefined, depth: number): Value {
  if (depth > MAX_DEPTH) return value;
  const inner = (one: Value) => withAccounts(instance, one, namespace, depth + 1);
  if (value.kind === 'list') return { ...value, items: value.items.map(inner) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.map((entry) =>
    entry.key === 'serviceAccountName' || entry.key === 'serviceAccount'
      ? { ...entry, value: named(instance, entry.value, ACCOUNT, namespace) }
      : { ...entry, value: /^(?:role|user)arn$/.test(entry.key) ? cloudIdentity(entry.value) : inner(entry.value) },
  );
  return { ...value, entries };
}

/** A name as a text at the place that says it; a mark where it is a resource's, or not known. */
export function named(instance: Instance, value: Value, kinds: readonly string[], namespace: string | undefined): Value {
  const { module } = instance;
  if (value.kind !== 'string' && value.kind !== 'unknown') return value;
  const { span, literal } = placeOf(value);
  const text = plainText(value);
  // Whoever uses the module may set what is empty by default.
  const isOpen = text === undefined || (text === '' && value.span.via !== undefined);
  const origin = value.origin && module.root.registry.get(value.origin.key);
  const isDeclared = origin?.mode === 'resource' && kinds.includes(kindOf(origin.type) ?? '');
  const local = isDeclared || !text ? undefined : namedInModule(module, kinds, text, namespace);
  const alias = isDeclared ? origin.alias : local?.alias;
  const name = alias === undefined && !isOpen ? text : markOf(alias);
  return { ...madeText(span, name), literal };
}

/** What is not known is the same wherever the module writes the same, and nowhere else. */
function openName({ module, scope }: Instance, value: Value): string {
  const { start, end, file } = value.span.via?.at(-1) ?? value.span;
  const written = file === scope.file ? scope.text.slice(start, Math.min(end, start + 100)) : undefined;
  const shown = value.kind === 'unknown' ? (value.reference ?? written) : written;
  return shown === undefined ? markOf(undefined) : `${module.root.dir}/${module.path}:{{ ${shown} }}`;
}

/** An annotation that refers to a role or account of a cloud. */
function cloudIdentity(value: Value): Value {
  const origin = value.kind === 'string' || value.kind === 'unknown' ? value.origin : undefined;
  return origin ? { ...madeText(placeOf(value).span, markOf(origin.key)), literal: placeOf(value).literal } : value;
}
