/** Charts rendered, and what Kubernetes reads in them, each fact at the place it was written. */
import { memoryOf } from '../../../syntax/memory';
import type { Template } from '../../../syntax/template/model';
import { parseTemplate } from '../../../syntax/template/parser';
import { emptyFacts, type Facts } from '../../model';
import { extractKubernetes } from '../extract';
import type { MapData } from './data';
import { remembered, sourceOf, templateOf } from './files';
import { chartsIn, definesIn, type Instance, instancesOf, partFiles } from './instances';
import { execute } from './interpret';
import { speaksOfRights } from './kept';
import { type Placed, placed } from './placed';
import type { Define } from './run';
import { type Rendered, rendered } from './source-map';
import type { Installed } from './workspace';

/** Steps that one template may take, and after which no other template of a chart is begun. */
const MAX_STEPS = 300_000;
const MAX_CHART_STEPS = 6_000_000;

/** What one template says in one way of installing its chart; undefined where it could not be rendered. */
export type Said = Placed | undefined;

interface Rendering {
  readonly said: Said;
  readonly steps: number;
}

interface Remembered {
  readonly inputs: readonly Facts[];
  readonly said: readonly Said[];
  readonly steps: number;
}

/** By template and by the way of installing it: an edit of one template, or of one file of values, costs what sees it. */
const memory = new WeakMap<Facts, Map<string, Remembered>>();

/** What the templates of an installed chart say, in each variant. */
export function saidBy({ chart, variants }: Installed): Map<Facts, Said[]> {
  const charts = chartsIn(chart);
  const files = partFiles(charts);
  let defines: ReadonlyMap<string, Define> | undefined;
  const common = [...files, ...charts.flatMap((one) => [one.facts, ...(one.values ? [one.values] : [])])];
  const found = new Map<Facts, Said[]>();
  let left = MAX_CHART_STEPS;
  for (const [i, layers] of variants.entries()) {
    const inputs = [...common, ...layers.map(({ facts }) => facts)];
    let instances: Instance[] | undefined;
    for (const [j, owner] of charts.entries()) {
      for (const facts of owner.templates) {
        if (!isRelevant(facts)) continue;
        if (left <= 0) {
          found.set(facts, [...(found.get(facts) ?? []), undefined]);
          continue;
        }
        const { said, steps } = recalled(facts, `${chart.dir}\n${i}\n${j}`, inputs, () => {
          instances ??= instancesOf(chart, layers);
          defines ??= definesIn(files);
          const parts = defines;
          return instances.flatMap((one) => (one.chart === owner ? [factsOf(facts, one.root, parts)] : []));
        });
        left -= steps;
        found.set(facts, [...(found.get(facts) ?? []), ...said]);
      }
    }
  }
  return found;
}

function recalled(facts: Facts, key: string, inputs: readonly Facts[], make: () => readonly Rendering[]): Remembered {
  const known = memory.get(facts) ?? new Map<string, Remembered>();
  memory.set(facts, known);
  const before = known.get(key);
  if (before && before.inputs.length === inputs.length && before.inputs.every((one, i) => one === inputs[i])) return before;
  const all = make();
  const made = { inputs, said: all.map(({ said }) => said), steps: all.reduce((sum, { steps }) => sum + steps, 0) };
  known.set(key, made);
  return made;
}

const isRelevant = remembered(({ file, source = '' }): boolean => !/(?:^|\/)_[^/]*$|\.tpl$/.test(file) && speaksOfRights(source));

const texts = memoryOf<Template>(400_000);
const templates = (text: string): Template => texts.get(text) ?? texts.set(text, parseTemplate(text));

/** The text of a template under these values, where it can be carried out, and what that took. */
export function render(
  facts: Facts,
  root: MapData,
  defines: ReadonlyMap<string, Define>,
): { readonly map?: Rendered; readonly steps: number } {
  const template = templateOf(facts);
  if (template.damaged) return { steps: 1 };
  const { pieces, steps } = execute(template.nodes, sourceOf(facts), root, { defines, templates }, MAX_STEPS);
  return { steps, ...(pieces ? { map: rendered(pieces) } : {}) };
}

function factsOf(facts: Facts, root: MapData, defines: ReadonlyMap<string, Define>): Rendering {
  const { map, steps } = render(facts, root, defines);
  if (!map) return { said: undefined, steps };
  const { file } = facts;
  const draft = emptyFacts(file, 'helm-template');
  if (map.text.trim() !== '')
    extractKubernetes({ file, host: 'helm-template', text: map.text, fingerprint: () => '', facts: draft });
  return { said: placed(draft, map, facts), steps };
}
