/** Where a chart of the workspace is installed from: Argo CD's Applications and Flux's HelmReleases, with the values they give. */
import { parseYaml } from '../../../syntax/data/yaml';
import { joinPath } from '../../../syntax/path';
import { get, HOLE, itemsOf, rangeIn, type StringValue, textOf as stringOf, type Value } from '../../../syntax/value';
import type { Facts } from '../../model';
import { type Data, type MapData, mapOf } from './data';
import { documentsOf, remembered, valuesOf } from './files';
import { dataOf } from './from-values';

/** Values from one place; `facts` tells whether it is still the same. */
export interface Layer {
  readonly facts: Facts;
  readonly data: MapData;
}

export interface Release {
  /** The chart's folder. */
  readonly dir: string;
  readonly layers: readonly Layer[];
}

const KINDS = /^kind:[ \t]{0,8}["']?(?:Application|ApplicationSet|HelmRelease)\b/m;

interface Declared {
  readonly dir: string;
  readonly files: readonly string[];
  readonly data: readonly MapData[];
}

const declaredIn = remembered((facts): readonly Declared[] => {
  if (facts.source === undefined || facts.host !== 'kubernetes' || !KINDS.test(facts.source)) return [];
  return documentsOf(facts).flatMap((document) => declared(document));
});

/** The releases that a file declares. */
export function releasesOf(facts: Facts, files: ReadonlyMap<string, Facts>): Release[] {
  return declaredIn(facts).map(({ dir, files: names, data }) => ({
    dir,
    layers: [
      ...names.flatMap((name) => {
        const file = files.get(joinPath(dir, name) ?? name) ?? files.get(name.replace(/^\//, ''));
        return file?.source === undefined ? [] : [{ facts: file, data: valuesOf(file) }];
      }),
      ...data.map((one) => ({ facts, data: one })),
    ],
  }));
}

function declared(document: Value): Declared[] {
  const kind = stringOf(get(document, 'kind'));
  if (kind === 'HelmRelease') {
    const dir = folder(get(document, 'spec', 'chart', 'spec', 'chart'));
    const values = get(document, 'spec', 'values');
    return dir === undefined ? [] : [{ dir, files: [], data: values ? maps(dataOf(values)) : [] }];
  }
  const spec = kind === 'ApplicationSet' ? get(document, 'spec', 'template', 'spec') : get(document, 'spec');
  const sources = [...itemsOf(get(spec, 'source')), ...itemsOf(get(spec, 'sources'))];
  return sources.flatMap((source) => {
    const dir = folder(get(source, 'path'));
    const helm = get(source, 'helm');
    if (dir === undefined) return [];
    const written = get(helm, 'values');
    const object = get(helm, 'valuesObject');
    return [
      {
        dir,
        files: itemsOf(get(helm, 'valueFiles')).flatMap((one) => stringOf(one)?.replace(/^\$\w+\//, '/') ?? []),
        data: [
          ...(written?.kind === 'string' ? maps(embedded(written)) : []),
          ...(object ? maps(dataOf(object)) : []),
          ...itemsOf(get(helm, 'parameters')).flatMap(parameter),
        ],
      },
    ];
  });
}

const maps = (data: Data | undefined): MapData[] => (data?.kind === 'map' && data.entries.size > 0 ? [data] : []);

/** Paths are counted from the repository's top, which is taken for the workspace's folder. */
function folder(value: Value | undefined): string | undefined {
  const path = stringOf(value);
  return path === undefined || path.includes(HOLE) ? undefined : joinPath('', path.replace(/^\.?\//, ''))?.replace(/\/$/, '');
}

/** Values written as text: each part where it stands in the file. */
function embedded(value: StringValue): Data | undefined {
  const [document] = parseYaml('', value.text).documents;
  return document && dataOf(document, ({ start, end }) => ({ file: value.span.file, ...rangeIn(value, start, end) }));
}

/** `name: a.b`, `value: x`: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-parameters */
function parameter(item: Value): MapData[] {
  const path = stringOf(get(item, 'name'))?.split('.');
  const value = get(item, 'value');
  if (!path || !value || path.length > 20 || path.some((part) => part.includes('['))) return [];
  const text = stringOf(value);
  const data = dataOf(value);
  const typed: Data =
    text === 'true' || text === 'false' ? { kind: 'bool', value: text === 'true', origin: dataOrigin(data) } : data;
  return [path.reduceRight<Data>((inner, part) => mapOf([[part, inner]]), typed)].flatMap(maps);
}

function dataOrigin(data: Data) {
  return data.kind === 'text' ? data.pieces[0]?.origin : undefined;
}
