/** Kubernetes objects in the tasks that send them to a cluster. https://docs.ansible.com/ansible/latest/collections/kubernetes/core/k8s_module.html */
import { get, itemsOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { extractManifests } from '../kubernetes/extract';
import { manifestsIn } from '../kubernetes/manifest';
import type { ModuleCall } from './tasks';

const MODULES =
  /^(?:(?:kubernetes\.core|community\.(?:kubernetes|okd)|redhat\.openshift)\.)?(?:k8s|openshift|openshift_raw|k8s_raw)$/;
const ARGUMENTS = ['definition', 'resource_definition', 'inline'];
const DEEPEST = 60;

/** The objects, read as in files of their own. */
export function addManifests(context: ExtractContext, calls: readonly ModuleCall[]): void {
  for (const { module, body } of calls) {
    if (!MODULES.test(module)) continue;
    for (const name of ARGUMENTS)
      for (const item of itemsOf(get(body, name)))
        if (item.kind === 'object') extractManifests(context, manifestsIn(context, item));
  }
}

/** The tree without them: what they hold is read as what it is. */
export function withoutManifests(value: Value, depth = 0): Value {
  if (depth > DEEPEST) return value;
  if (value.kind === 'list') return { ...value, items: value.items.map((item) => withoutManifests(item, depth + 1)) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.map((entry) => {
    const inner = MODULES.test(entry.key) && entry.value.kind === 'object' ? withoutArguments(entry.value) : entry.value;
    return { ...entry, value: withoutManifests(inner, depth + 1) };
  });
  return { ...value, entries };
}

function withoutArguments(value: Value & { kind: 'object' }): Value {
  const isManifest = (one: Value) => itemsOf(one).some((item) => item.kind === 'object');
  return { ...value, entries: value.entries.filter(({ key, value: one }) => !ARGUMENTS.includes(key) || !isManifest(one)) };
}
