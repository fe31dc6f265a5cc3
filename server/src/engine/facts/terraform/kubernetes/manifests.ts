/** Kubernetes objects of a resource, as the readers of YAML manifests take them, with names that references lead to. */
import { parseYaml } from '../../../syntax/data/yaml';
import { madeEntry, madeObject, madeText } from '../../../syntax/made';
import { movedInto } from '../../../syntax/moved';
import { get, type ObjectValue, type StringValue, textOf, type Value } from '../../../syntax/value';
import type { Manifest } from '../../kubernetes/manifest';
import { automountOf } from '../../kubernetes/pods';
import type { IdentityFact } from '../../model';
import { argumentOf } from '../module/body';
import type { Instance } from '../module/module';
import { optionsOf } from '../values/either';
import { plainText } from '../values/scope';
import { kindOf, MANIFEST_ARGUMENTS } from './kinds';
import { withNames } from './naming';
import { objectOf, type Seen } from './object';

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
