/** A chart and the charts inside of it, each with the values it sees. */

import type { Facts } from '../../model';
import { type Data, holeOf, joined, type MapData, mapOf, textOf } from './data';
import { remembered, sourceOf, templateOf, valuesOf } from './files';
import { mergedValues } from './from-values';
import { namesParts } from './kept';
import type { Layer } from './releases';
import type { Define } from './run';
import type { Chart } from './workspace';

export interface Instance {
  readonly chart: Chart;
  readonly root: MapData;
}

/** Every chart that is switched on, under the values of its parents. */
export function instancesOf(chart: Chart, layers: readonly Layer[]): Instance[] {
  const base = chart.values ? valuesOf(chart.values) : mapOf([]);
  const values = layers.reduce((below, { data }) => mergedValues(below, data), base);
  const found: Instance[] = [];
  collect(chart, values, found);
  return found;
}

function collect(chart: Chart, given: MapData, found: Instance[]): MapData {
  const values: MapData = { ...given, entries: new Map(given.entries) };
  found.push({ chart, root: rootOf(chart, values) });
  for (const { chart: part, dependency } of chart.parts) {
    if (!isOn(values, dependency.conditions)) continue;
    const own = part.values ? valuesOf(part.values) : mapOf([]);
    const set = values.entries.get(dependency.alias);
    const global = values.entries.get('global');
    const withParent = set?.kind === 'map' ? mergedValues(own, set) : own;
    const withGlobal = global?.kind === 'map' ? mergedValues(withParent, { ...mapOf([['global', global]]) }) : withParent;
    values.entries.set(dependency.alias, collect(part, withGlobal, found));
  }
  return values;
}

/** https://helm.sh/docs/topics/charts/#tags-and-condition-fields-in-dependencies */
function isOn(values: MapData, conditions: readonly string[]): boolean {
  for (const path of conditions) {
    let at: Data | undefined = values;
    for (const key of path.split('.')) at = at?.kind === 'map' ? at.entries.get(key) : undefined;
    if (at?.kind === 'bool') return at.value;
  }
  return true;
}

const KUBE_VERSION = textOf('v1.31.0');

/** What templates know: https://helm.sh/docs/chart_template_guide/builtin_objects/ */
function rootOf(chart: Chart, values: MapData): MapData {
  return mapOf([
    ['Values', values],
    ['Chart', chart.meta.fields],
    [
      'Release',
      mapOf([
        ['Name', joined([holeOf('.Release.Name')])],
        ['Namespace', joined([holeOf('.Release.Namespace')])],
        ['Service', textOf('Helm')],
        ['Revision', { kind: 'number', value: 1 }],
        ['IsInstall', { kind: 'bool', value: true }],
        ['IsUpgrade', { kind: 'bool', value: false }],
      ]),
    ],
    [
      'Capabilities',
      mapOf([
        [
          'KubeVersion',
          mapOf([
            ['Version', KUBE_VERSION],
            ['GitVersion', KUBE_VERSION],
            ['Major', textOf('1')],
            ['Minor', textOf('31')],
          ]),
        ],
        ['APIVersions', { kind: 'map', entries: new Map(), open: true }],
        ['HelmVersion', mapOf([['Version', textOf('v3.16.4')]])],
      ]),
    ],
    ['Files', { kind: 'map', entries: new Map(), open: true }],
    ['Subcharts', { kind: 'map', entries: new Map(), open: true }],
    [
      'Template',
      mapOf([
        ['BasePath', textOf(`${chart.meta.name}/templates`)],
        ['Name', textOf(`${chart.meta.name}/templates/all.yaml`)],
      ]),
    ],
  ]);
}

/** Every chart of the tree, the parts first: what a parent names again is the parent's. */
export function chartsIn(chart: Chart): Chart[] {
  return [...chart.parts.flatMap(({ chart: part }) => chartsIn(part)), chart];
}

/** Whether a template names parts that others may use. */
const hasDefines = remembered(({ source = '' }): boolean => namesParts(source));

/** The templates of charts that name parts. */
export function partFiles(charts: readonly Chart[]): Facts[] {
  return charts.flatMap(({ templates }) => templates.filter(hasDefines));
}

/** The parts that they name; what is named twice is the last one's. */
export function definesIn(files: readonly Facts[]): Map<string, Define> {
  const defines = new Map<string, Define>();
  for (const facts of files)
    for (const [name, nodes] of templateOf(facts).defines) defines.set(name, { nodes, source: sourceOf(facts) });
  return defines;
}
