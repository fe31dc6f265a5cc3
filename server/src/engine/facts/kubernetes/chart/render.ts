/** Charts rendered, and what Kubernetes reads in them, each fact at the place it was written. */
import { memoryOf } from '../../../syntax/memory';
import type { Template } from '../../../syntax/template/model';
import { parseTemplate } from '../../../syntax/template/parser';
import { emptyFacts, type Facts } from '../../model';
import { extractKubernetes } from '../extract';
import { SILENT_KINDS } from '../silent';
import type { MapData } from './data';
import { remembered, sourceOf, templateOf } from './files';
import { chartsIn, definesOf, type Instance, instancesOf } from './instances';
import { execute } from './interpret';
import { type Placed, placed } from './placed';
import type { Define } from './run';
import { type Rendered, rendered } from './source-map';
import type { Installed } from './workspace';

/** Steps one template may take. */
const MAX_STEPS = 300_000;

/** What one template says in one way of installing its chart; undefined where it could not be rendered. */
export type Said = Placed | undefined;

interface Remembered {
  readonly inputs: readonly Facts[];
  readonly said: readonly Said[];
}

/** By template and by the way of installing it: an edit of one template, or of one file of values, costs what sees it. */
const memory = new WeakMap<Facts, Map<string, Remembered>>();

/** What the templates of an installed chart say, in each variant. */
export function saidBy({ chart, variants }: Installed): Map<Facts, Said[]> {
  const charts = chartsIn(chart);
  const { defines, files } = definesOf(charts);
  const common = [...files, ...charts.flatMap((one) => [one.facts, ...(one.values ? [one.values] : [])])];
  const found = new Map<Facts, Said[]>();
  for (const [i, layers] of variants.entries()) {
    const inputs = [...common, ...layers.map(({ facts }) => facts)];
    let instances: Instance[] | undefined;
    for (const [j, owner] of charts.entries()) {
      for (const facts of owner.templates) {
        if (!isRelevant(facts)) continue;
        const said = recalled(
          facts,
          `${chart.dir}\n${i}\n${j}`,
          inputs,
          () => {
            instances ??= instancesOf(chart, layers);
            return instances.flatMap((one) => (one.chart === owner ? [one.root] : []));
          },
          defines,
        );
        found.set(facts, [...(found.get(facts) ?? []), ...said]);
      }
    }
  }
  return found;
}

function recalled(
  facts: Facts,
  key: string,
  inputs: readonly Facts[],
  roots: () => readonly MapData[],
  defines: ReadonlyMap<string, Define>,
): readonly Said[] {
  const known = memory.get(facts) ?? new Map<string, Remembered>();
  memory.set(facts, known);
  const before = known.get(key);
  if (before && before.inputs.length === inputs.length && before.inputs.every((one, i) => one === inputs[i])) return before.said;
  const said = roots().map((root) => factsOf(facts, root, defines));
  known.set(key, { inputs, said });
  return said;
}

const KIND = /^kind:[ \t]{0,8}["']?([^\s"'#]{0,80})/gm;
const NEVER = new Set(['ConfigMap', 'Secret', 'ExternalSecret', 'SecretStore', 'ClusterSecretStore']);

/** Whether it can say anything of rights and workloads. */
const isRelevant = remembered(({ file, source = '' }): boolean => {
  if (/(?:^|\/)_[^/]*$/.test(file) || file.endsWith('.tpl')) return false;
  const kinds = [...source.matchAll(KIND)].map(([, kind = '']) => kind);
  if (kinds.length > 0) return kinds.some((kind) => !SILENT_KINDS.has(kind) && !NEVER.has(kind));
  return /\{\{-?\s*(?:include|template|tpl|range|toYaml)\b/.test(source);
});

const texts = memoryOf<Template>(400_000);
const templates = (text: string): Template => texts.get(text) ?? texts.set(text, parseTemplate(text));

/** The text of a template under these values; undefined where it cannot be carried out. */
export function render(facts: Facts, root: MapData, defines: ReadonlyMap<string, Define>): Rendered | undefined {
  const template = templateOf(facts);
  if (template.damaged) return undefined;
  const pieces = execute(template.nodes, sourceOf(facts), root, { defines, templates }, MAX_STEPS);
  return pieces && rendered(pieces);
}

function factsOf(facts: Facts, root: MapData, defines: ReadonlyMap<string, Define>): Said {
  const map = render(facts, root, defines);
  if (!map) return undefined;
  const { file } = facts;
  const draft = emptyFacts(file, 'helm-template');
  if (map.text.trim() !== '')
    extractKubernetes({ file, host: 'helm-template', text: map.text, fingerprint: () => '', facts: draft });
  return placed(draft, map, file);
}
