/** The charts of a workspace: their templates, the charts inside of them, and the values they are installed with. */
import { baseName, folderOf, joinPath } from '../../../syntax/path';
import type { Facts } from '../../model';
import { type ChartMeta, type Dependency, isOneDocument, metaOf, valuesOf } from './files';
import { isChartFile, isTemplateFile, isValuesFile } from './kept';
import { type Layer, releasesOf } from './releases';

const MAX_VARIANTS = 8;
const MAX_DEPTH = 8;

export interface Chart {
  readonly dir: string;
  readonly facts: Facts;
  readonly meta: ChartMeta;
  readonly values: Facts | undefined;
  /** In the order of their names. */
  readonly templates: readonly Facts[];
  readonly parts: readonly { readonly chart: Chart; readonly dependency: Dependency }[];
}

/** A chart that is installed, with each way of setting its values: layers over its defaults, the last wins. */
export interface Installed {
  readonly chart: Chart;
  readonly variants: readonly (readonly Layer[])[];
}

export function chartsOf(files: readonly Facts[]): Installed[] {
  const byDir = new Map<string, Facts>();
  for (const facts of files) if (facts.source !== undefined && isChartFile(facts.file)) byDir.set(folderOf(facts.file), facts);
  if (byDir.size === 0) return [];
  const byFile = new Map(files.map((facts) => [facts.file, facts]));
  const templates = new Map<string, Facts[]>();
  const settings: Settings[] = [];
  for (const facts of files) {
    if (facts.source === undefined) continue;
    if (isTemplateFile(facts.file)) {
      const dir = homeOf(facts.file.slice(0, facts.file.lastIndexOf('templates/')), byDir);
      if (dir !== undefined) templates.set(dir, [...(templates.get(dir) ?? []), facts]);
    } else if (isValuesFile(facts.file)) settings.push({ facts, home: homeOf(folderOf(facts.file), byDir) });
  }
  const libraries = new Map(
    [...byDir].flatMap(([dir, facts]) => (metaOf(facts).isLibrary ? [[metaOf(facts).name, dir] as const] : [])),
  );
  const chartAt = (dir: string, depth = 0): Chart | undefined => {
    const facts = byDir.get(dir);
    if (!facts || depth > MAX_DEPTH) return undefined;
    const meta = metaOf(facts);
    const values = byFile.get(`${dir === '' ? '' : `${dir}/`}values.yaml`);
    return {
      ...{ dir, facts, meta, templates: templates.get(dir) ?? [] },
      values: values?.source === undefined ? undefined : values,
      parts: partsOf(dir, meta, byDir, libraries).flatMap(({ folder, dependency }) => {
        const chart = chartAt(folder, depth + 1);
        return chart ? [{ chart, dependency }] : [];
      }),
    };
  };
  const tops = [...byDir.keys()].filter((dir) => baseName(folderOf(dir)) !== 'charts' || !byDir.has(folderOf(folderOf(dir))));
  const charts = tops
    .sort()
    .flatMap((dir) => chartAt(dir) ?? [])
    .filter(({ meta }) => !meta.isLibrary);
  const releases = files.flatMap((facts) => releasesOf(facts, byFile));
  return charts.map((chart): Installed => {
    const own = settings.flatMap((one): (readonly Layer[])[] =>
      one.facts !== chart.values && isFor(one, chart, tops) ? [[{ facts: one.facts, data: valuesOf(one.facts) }]] : [],
    );
    const released = releases.filter(({ dir }) => dir === chart.dir).map(({ layers }) => layers);
    return { chart, variants: [[], ...[...released, ...own].slice(0, MAX_VARIANTS)] };
  });
}

/** The nearest folder at or above that holds a chart. */
function homeOf(path: string, charts: ReadonlyMap<string, unknown>): string | undefined {
  let dir = path.replace(/\/$/, '');
  for (;;) {
    if (charts.has(dir)) return dir;
    if (dir === '') return undefined;
    dir = folderOf(dir);
  }
}

/** A library of the workspace stands for itself wherever it is fetched from. */
function partsOf(
  dir: string,
  { dependencies }: ChartMeta,
  byDir: ReadonlyMap<string, Facts>,
  libraries: ReadonlyMap<string, string>,
): { folder: string; dependency: Dependency }[] {
  const prefix = dir === '' ? 'charts/' : `${dir}/charts/`;
  const found = new Set<string>();
  const named = dependencies.flatMap((dependency) => {
    const vendored = `${prefix}${dependency.name}`;
    const fetched = byDir.has(vendored) ? vendored : (libraries.get(dependency.name) ?? '');
    const folder = dependency.folder === undefined ? fetched : (joinPath(dir, dependency.folder) ?? '');
    if (!byDir.has(folder) || folder === dir) return [];
    found.add(folder);
    return [{ folder, dependency }];
  });
  const others = [...byDir.keys()].filter(
    (one) => one.startsWith(prefix) && !one.slice(prefix.length).includes('/') && !found.has(one),
  );
  return [
    ...others
      .sort()
      .map((folder) => ({ folder, dependency: { name: baseName(folder), alias: baseName(folder), conditions: [] } })),
    ...named,
  ];
}

/** A file of values, and the chart whose folder it is in. */
interface Settings {
  readonly facts: Facts;
  readonly home: string | undefined;
}

/** Whether a file of values is for this chart: in its folder, or beside it with keys that the chart knows. */
function isFor({ facts, home }: Settings, chart: Chart, tops: readonly string[]): boolean {
  const { file } = facts;
  if (home !== undefined && home !== '' && home !== chart.dir) return false;
  if (home === chart.dir)
    return !NOT_FOR.test(`/${file.slice(chart.dir.length)}`) && baseName(file) !== 'values.yaml' && sharesKeys(facts, chart);
  if (baseName(file) === 'values.yaml' && !SETTINGS_FOLDER.test(file)) return false;
  const around = [folderOf(chart.dir), folderOf(folderOf(chart.dir))].find((dir) => dir === '' || file.startsWith(`${dir}/`));
  if (around === undefined) return false;
  const rest = file.slice(around.length);
  if (NOT_FOR.test(`/${rest}`) || !sharesKeys(facts, chart)) return false;
  if (chart.meta.name !== '' && rest.includes(chart.meta.name)) return true;
  return tops.filter((dir) => around === '' || dir === around || dir.startsWith(`${around}/`)).length === 1;
}

/** Values that try a chart out, and those of the charts inside of it. */
const NOT_FOR = /\/(?:ci|tests?|unittests?|examples?|charts)\//;
const SETTINGS_FOLDER = /(?:^|\/)(?:env|envs|environments?|values|overlays?|clusters?)\//i;

/** At least half of what it sets is known to the chart. */
function sharesKeys(facts: Facts, { values, parts }: Chart): boolean {
  if (!isOneDocument(facts)) return false;
  const keys = [...valuesOf(facts).entries.keys()];
  const known = new Set([
    ...(values ? valuesOf(values).entries.keys() : []),
    ...parts.map(({ dependency }) => dependency.alias),
    'global',
  ]);
  return keys.length > 0 && keys.filter((key) => known.has(key)).length * 2 >= keys.length;
}
