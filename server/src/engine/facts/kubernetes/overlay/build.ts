/** One overlay built: the objects it applies, as `kustomize build` would print them. */
import { baseName } from '../../../syntax/path';
import { get, textOf, type Value } from '../../../syntax/value';
import type { Facts } from '../../model';
import { documentsOf } from '../chart/files';
import { isKustomization } from '../chart/kept';
import { type Kustomization, kustomizationOf, type Patch, type Target } from './kustomization';
import { merged, replaced, stepped, valueAt } from './patch';
import { type Resource, transformed } from './transform';

const MAX_DEPTH = 12;
const MAX_RESOURCES = 5_000;

/** Building, and what was looked at on the way. */
export interface Building {
  readonly files: ReadonlyMap<string, Facts>;
  readonly kustomizations: ReadonlyMap<string, Facts>;
  readonly seen: Map<string, Facts | undefined>;
  /** Files that are patches, and whether what they change was there. */
  readonly patches: Map<string, boolean>;
}

/**
 * What the folder applies. A component changes what it is `given`, and adds to it; it may have components of its own:
 * https://kubectl.docs.kubernetes.io/guides/config_management/components/
 */
export function build(dir: string, building: Building, depth = 0, given: readonly Resource[] = []): readonly Resource[] {
  const facts = building.kustomizations.get(dir);
  building.seen.set(`${dir}/`, facts);
  if (!facts || depth > MAX_DEPTH) return given;
  const kustomization = kustomizationOf(facts);
  const found: Resource[] = [...given];
  for (const path of kustomization.resources) {
    if (found.length > MAX_RESOURCES) break;
    if (building.kustomizations.has(path) && path !== dir) found.push(...build(path, building, depth + 1));
    else found.push(...resourcesOf(path, building));
  }
  const composed = kustomization.components.reduce<readonly Resource[]>(
    (all, path) => (path === dir ? all : build(path, building, depth + 1, all)),
    found,
  );
  return changedBy(composed, kustomization, building);
}

function changedBy(resources: readonly Resource[], kustomization: Kustomization, building: Building): readonly Resource[] {
  const patched = kustomization.patches.reduce((all, patch) => patchedBy(all, patch, building), resources);
  return transformed(replacedBy(patched, kustomization), kustomization);
}

function resourcesOf(path: string, building: Building): Resource[] {
  return documentsAt(path, building).flatMap((document) => objectsIn(document, path, 0));
}

function documentsAt(path: string, { files, seen }: Building): readonly Value[] {
  const facts = files.get(path);
  seen.set(path, facts);
  // A template is filled in before it is read.
  return facts?.source === undefined || facts.source.includes('{{') ? [] : documentsOf(facts);
}

function objectsIn(value: Value, file: string, depth: number): Resource[] {
  const kind = textOf(get(value, 'kind'));
  if (kind === undefined || isKustomization(baseName(file))) return [];
  const items = get(value, 'items');
  if (kind.endsWith('List') && items?.kind === 'list' && depth < 4)
    return items.items.flatMap((item) => objectsIn(item, file, depth + 1));
  return [{ value, file, kind, names: [textOf(get(value, 'metadata', 'name')) ?? ''] }];
}

function isMeant({ kind, names }: Resource, target: Target): boolean {
  if (target.kind !== undefined && target.kind !== kind) return false;
  return target.name === undefined || names.includes(target.name) || names.some((name) => matches(name, target.name as string));
}

/** Targets are patterns; only the simplest are carried out. */
function matches(name: string, pattern: string): boolean {
  const [, start = '', end] = /^\^?([\w-]{0,253})\.\*([\w-]{0,253})\$?$/.exec(pattern) ?? [];
  return end !== undefined && name.startsWith(start) && name.endsWith(end);
}

function patchedBy(resources: readonly Resource[], patch: Patch, building: Building): readonly Resource[] {
  const documents = patch.documents ?? (patch.path === undefined ? [] : documentsAt(patch.path, building));
  let isApplied = false;
  let all = resources;
  for (const document of documents) {
    const steps = document.kind === 'list' && document.items.every((one) => get(one, 'op')) ? document.items : undefined;
    const target = patch.target ?? {
      kind: textOf(get(document, 'kind')) ?? '',
      name: textOf(get(document, 'metadata', 'name')) ?? '',
    };
    all = all.flatMap((resource): Resource[] => {
      if (!isMeant(resource, target)) return [resource];
      isApplied = true;
      const value = steps ? stepped(resource.value, steps) : merged(resource.value, keepingName(document, patch));
      return value ? [{ ...resource, value }] : [];
    });
  }
  if (patch.path !== undefined && documents.length > 0)
    building.patches.set(patch.path, (building.patches.get(patch.path) ?? false) || isApplied);
  return all;
}

/** A patch with a target of its own may carry any name. */
function keepingName(document: Value, { target }: Patch): Value {
  if (!target || document.kind !== 'object') return document;
  const entries = document.entries.flatMap((entry) => {
    if (entry.key === 'kind' || entry.key === 'apiVersion') return [];
    if (entry.key !== 'metadata' || entry.value.kind !== 'object') return [entry];
    return [
      {
        ...entry,
        value: { ...entry.value, entries: entry.value.entries.filter(({ key }) => key !== 'name' && key !== 'namespace') },
      },
    ];
  });
  return { ...document, entries };
}

function replacedBy(resources: readonly Resource[], { replacements }: Kustomization): readonly Resource[] {
  return replacements.reduce<readonly Resource[]>((all, { source, targets }) => {
    const given = valueAt(all.find((one) => isMeant(one, source))?.value, source.path);
    if (!given) return all;
    return all.map((resource) => {
      const paths = targets.flatMap((target) => (isMeant(resource, target.select) ? target.paths : []));
      return paths.length === 0
        ? resource
        : { ...resource, value: paths.reduce((value, path) => replaced(value, path, given), resource.value) };
    });
  }, resources);
}
