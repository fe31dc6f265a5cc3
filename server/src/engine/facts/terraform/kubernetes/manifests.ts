/** Kubernetes objects of a resource, as the readers of YAML manifests take them, with names that references lead to. */
import { parseYaml } from '../../../syntax/data/yaml';
import { madeEntry, madeObject, madeText } from '../../../syntax/made';
import { movedInto } from '../../../syntax/moved';
import { type Entry, get, type ObjectValue, type StringValue, textOf, type Value } from '../../../syntax/value';
import type { Manifest } from '../../kubernetes/manifest';
import { automountOf } from '../../kubernetes/pods';
import type { IdentityFact } from '../../model';
import { argumentOf } from '../module/body';
import type { Instance } from '../module/module';
import { placeOf } from '../module/place';
import { optionsOf } from '../values/either';
import { plainText } from '../values/scope';
import { kindOf, MANIFEST_ARGUMENTS } from './kinds';
import { markOf, namedInModule, objectName } from './names';
import { objectOf, type Seen } from './object';

const MAX_DEPTH = 24;
const MAX_TEXT = 200_000;

/** The objects that the resource makes. */
export function manifestsIn(instance: Instance, seen: Seen): Manifest[] {
  const kind = kindOf(instance.type);
  if (kind !== undefined) return [manifest(instance, withDefaultName(instance, objectOf(instance, seen)), kind)];
  const argument = MANIFEST_ARGUMENTS.get(instance.type);
  const value = argument === undefined ? undefined : argumentOf(instance, argument);
  return optionsOf(value)
    .flatMap((one) => (one.kind === 'string' ? documentsIn(one) : [one]))
    .flatMap((one) => {
      const own = textOf(get(one, 'kind'));
      return one.kind === 'object' && own !== undefined ? [manifest(instance, one, own)] : [];
    });
}

/** What a ServiceAccount says beside its name. */
export function accountDetails(instance: Instance): Pick<IdentityFact, 'body' | 'automount'> {
  const value = objectOf(instance, { open: false });
  const automount = automountOf(value);
  return { body: value.span, ...(automount ? { automount } : {}) };
}

/** YAML that is written in the module. A manifest that is a file of its own is read there. */
function documentsIn(value: StringValue): Value[] {
  if (value.style === 'raw' || value.text.length > MAX_TEXT) return [];
  return parseYaml(value.span.file, value.text).documents.map((document) => movedInto(document, value));
}

/** The account that every namespace has: the provider takes no name for it. */
function withDefaultName(instance: Instance, value: ObjectValue): ObjectValue {
  if (!instance.type.startsWith('kubernetes_default_service_account')) return value;
  const metadata = get(value, 'metadata');
  const name = madeEntry('name', madeText(instance.span, 'default'));
  const others = metadata?.kind === 'object' ? metadata.entries : [];
  const rest = value.entries.filter(({ key }) => key !== 'metadata');
  return { ...value, entries: [...rest, madeEntry('metadata', madeObject(instance.span, name, ...others))] };
}

function manifest(instance: Instance, value: ObjectValue, kind: string): Manifest {
  const namespace = plainText(get(value, 'metadata', 'namespace')) || undefined;
  const named = withNames(instance, value, namespace);
  const name = get(named, 'metadata', 'name');
  return {
    value: named,
    apiVersion: textOf(get(value, 'apiVersion')) ?? '',
    kind,
    kindSpan: instance.span,
    name: textOf(name) ?? '',
    nameSpan: instance.span,
    namespace: namespace ?? 'default',
    label: instance.address,
  };
}

/** The object with its own name, and every name of an account or role in it, as the readers need them: a text, or a mark. */
function withNames(instance: Instance, value: ObjectValue, namespace: string | undefined): ObjectValue {
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
