/** What a kustomization.yaml says: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
import { parseYaml } from '../../../syntax/data/yaml';
import { folderOf, joinPath } from '../../../syntax/path';
import { get, itemsOf, rangeIn, type StringValue, textOf, type Value } from '../../../syntax/value';
import type { Facts } from '../../model';
import { documentsOf } from '../chart/files';

export interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/** A change: a part of an object, or a list of steps. From a file, or written in place. */
export interface Patch {
  readonly path?: string;
  readonly documents?: readonly Value[];
  readonly target?: Target;
}

/** Copies a value from one object to others. */
export interface Replacement {
  readonly source: Target & { readonly path: readonly string[] };
  readonly targets: readonly { readonly select: Target; readonly paths: readonly (readonly string[])[] }[];
}

export interface Kustomization {
  readonly facts: Facts;
  readonly dir: string;
  /** Files and folders of the workspace. */
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly Patch[];
  readonly replacements: readonly Replacement[];
  readonly namespace?: StringValue;
  readonly prefix: string;
  readonly suffix: string;
  readonly isComponent: boolean;
}

const known = new WeakMap<Facts, Kustomization>();

export function kustomizationOf(facts: Facts): Kustomization {
  const before = known.get(facts);
  if (before) return before;
  const [document] = documentsOf(facts);
  const dir = folderOf(facts.file);
  const paths = (key: string) =>
    itemsOf(get(document, key)).flatMap((one) => {
      const path = textOf(one);
      return path === undefined || /:\/\//.test(path) ? [] : (joinPath(dir, path) ?? []);
    });
  const namespace = get(document, 'namespace');
  const made: Kustomization = {
    ...{ facts, dir },
    resources: [...paths('resources'), ...paths('bases')],
    components: paths('components'),
    patches: [
      ...itemsOf(get(document, 'patchesStrategicMerge')).flatMap((one) => merging(one, dir)),
      ...['patches', 'patchesJson6902'].flatMap((key) => itemsOf(get(document, key)).flatMap((one) => patchOf(one, dir))),
    ],
    replacements: itemsOf(get(document, 'replacements')).flatMap(replacementOf),
    ...(namespace?.kind === 'string' && textOf(namespace) ? { namespace } : {}),
    prefix: textOf(get(document, 'namePrefix')) ?? '',
    suffix: textOf(get(document, 'nameSuffix')) ?? '',
    isComponent: textOf(get(document, 'kind')) === 'Component',
  };
  known.set(facts, made);
  return made;
}

/** A path, or the patch itself. */
function merging(value: Value, dir: string): Patch[] {
  const text = textOf(value);
  if (value.kind !== 'string' || text === undefined) return [];
  if (text.includes('\n') || text.includes(':')) return [{ documents: within(value) }];
  const path = joinPath(dir, text);
  return path === undefined ? [] : [{ path }];
}

function patchOf(value: Value, dir: string): Patch[] {
  const written = get(value, 'patch');
  const file = textOf(get(value, 'path'));
  const path = file === undefined ? undefined : joinPath(dir, file);
  const target = get(value, 'target');
  const named = target ? { target: targetOf(target) } : {};
  if (written?.kind === 'string') return [{ documents: within(written), ...named }];
  return path === undefined ? [] : [{ path, ...named }];
}

export function targetOf(value: Value | undefined): Target {
  const [kind, name] = [textOf(get(value, 'kind')), textOf(get(value, 'name'))];
  return { ...(kind ? { kind } : {}), ...(name ? { name } : {}) };
}

function replacementOf(value: Value): Replacement[] {
  const source = get(value, 'source');
  const path = (one: Value | undefined) => stepsOf(textOf(one) ?? '');
  const targets = itemsOf(get(value, 'targets')).map((one) => ({
    select: targetOf(get(one, 'select')),
    paths: itemsOf(get(one, 'fieldPaths')).map(path),
  }));
  if (!source) return [];
  return [{ source: { ...targetOf(source), path: path(get(source, 'fieldPath') ?? undefined) }, targets }];
}

/** `spec.template.spec.containers.[name=app].image`. */
function stepsOf(path: string): string[] {
  return path === '' ? ['metadata', 'name'] : path.split(/\.(?![^[]*\])/).slice(0, 40);
}

/** YAML in a text, each part where it stands in the file. */
function within(value: StringValue): Value[] {
  const place = <T extends { readonly start: number; readonly end: number }>(range: T): T => ({
    ...range,
    ...('file' in range ? { file: value.span.file } : {}),
    ...rangeIn(value, range.start, range.end),
  });
  const moved = (one: Value): Value => {
    const span = place(one.span);
    if (one.kind === 'object') {
      const entries = one.entries.map((entry) => ({ ...entry, keySpan: place(entry.keySpan), value: moved(entry.value) }));
      return { ...one, span, entries };
    }
    if (one.kind === 'list') return { ...one, span, items: one.items.map(moved) };
    if (one.kind !== 'string') return { ...one, span };
    const { offsets: _offsets, ...rest } = one;
    return { ...rest, span, literal: place(one.literal) };
  };
  return parseYaml('', value.text).documents.map(moved);
}
