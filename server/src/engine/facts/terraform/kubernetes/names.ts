/** How accounts and roles are called that Terraform declares, and that it names by a reference to them. */
import type { Alias } from '../../model';
import { attributeOf } from '../file';
import { blocksOf, nameIn } from '../module/body';
import { instancesOf } from '../module/instances';
import type { Instance, Module } from '../module/module';
import type { Root } from '../module/root';
import { isNamed, kindOf } from './kinds';

/** Name and namespace as far as they are known; `fixed`: not where the default of a variable only suggests them. */
export interface ObjectName {
  readonly name?: string;
  readonly namespace?: string;
  readonly fixed: boolean;
}

/** `metadata` of a resource; the namespace is `default` where none is written. */
export function objectName(instance: Instance): ObjectName {
  const metadata = blocksOf(instance, 'metadata')[0];
  if (!metadata) return { fixed: false };
  const isDefault = instance.type.startsWith('kubernetes_default_service_account');
  const name = isDefault ? { text: 'default', fixed: true } : nameIn(metadata, 'name');
  const isWritten = attributeOf(metadata.body, 'namespace') !== undefined;
  const namespace = isWritten ? nameIn(metadata, 'namespace') : { text: 'default', fixed: true };
  return {
    ...(name.text ? { name: name.text } : {}),
    ...(namespace.text ? { namespace: namespace.text } : {}),
    fixed: name.fixed && namespace.fixed,
  };
}

/** The alias by which manifests and other modules call it, where it has one; else its own. */
export function aliasOfObject(instance: Instance): Alias {
  const { name, namespace, fixed } = objectName(instance);
  const kind = kindOf(instance.type);
  const own = kind === 'ServiceAccount' ? instance.alias : `${SCHEMES[kind ?? ''] ?? ''}${instance.alias}`;
  if (!fixed || name === undefined) return own;
  if (kind === 'ClusterRole') return `k8s-cluster-role:${name}`;
  if (namespace === undefined) return own;
  return kind === 'Role' ? `k8s-role:${namespace}/${name}` : `k8s-sa:${namespace}/${name}`;
}

const SCHEMES: Readonly<Record<string, string>> = { Role: 'k8s-role:', ClusterRole: 'k8s-cluster-role:' };

/** Stands for a name in an object: what the resource with this alias is called. `unknown`: nobody can say. */
export function markOf(alias: Alias | undefined): string {
  return `{${alias ?? 'unknown'}}`;
}

/** The alias that is meant where a reader made one of a mark; undefined where nobody can say. */
export function meantBy(root: Root, alias: Alias): Alias | undefined {
  const marked = /^[^{]*\{((?:tf:|unknown).*)\}$/s.exec(alias)?.[1];
  if (marked === undefined) return alias;
  const instance = root.registry.get(marked);
  if (instance && isNamed(instance.type)) return aliasOfObject(instance);
  return marked.startsWith('tf:') ? marked : undefined;
}

const declared = new WeakMap<Module, ReadonlyMap<string, readonly Instance[]>>();

/** The account or role of the module that has the name, in that namespace as far as both are known. */
export function namedInModule(module: Module, kinds: readonly string[], name: string, namespace?: string): Instance | undefined {
  const known = declared.get(module) ?? objectsByName(module);
  declared.set(module, known);
  const found = (known.get(name) ?? []).filter((one) => {
    const own = objectName(one).namespace;
    return kinds.includes(kindOf(one.type) ?? '') && (own === undefined || namespace === undefined || own === namespace);
  });
  return found.length === 1 ? found[0] : undefined;
}

function objectsByName(module: Module): Map<string, Instance[]> {
  const byName = new Map<string, Instance[]>();
  for (const one of module.folder.declared) {
    if (one.mode !== 'resource' || !isNamed(one.type)) continue;
    for (const instance of instancesOf(module, one).all) {
      const { name } = objectName(instance);
      if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), instance]);
    }
  }
  return byName;
}
