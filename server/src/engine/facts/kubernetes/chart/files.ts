/** Files of charts as they are worked with: trees of values and of templates, each made once. */
import { parseYaml } from '../../../syntax/data/yaml';
import type { Template } from '../../../syntax/template/model';
import { parseTemplate } from '../../../syntax/template/parser';
import { get, itemsOf, textOf as stringOf, type Value } from '../../../syntax/value';
import type { Facts } from '../../model';
import { withoutComments } from './comments';
import { type MapData, mapOf } from './data';
import { dataOf } from './from-values';
import type { Source } from './run';

/** What is made of a file, once. */
export function remembered<T>(make: (facts: Facts) => T): (facts: Facts) => T {
  const known = new WeakMap<Facts, { readonly made: T }>();
  return (facts) => {
    const before = known.get(facts);
    if (before) return before.made;
    const made = make(facts);
    known.set(facts, { made });
    return made;
  };
}

/** The documents of a YAML file. */
export const documentsOf = remembered(({ file, source = '' }): readonly Value[] => parseYaml(file, source).documents);

interface Settings {
  readonly data: MapData;
  readonly isOne: boolean;
}

/** Files of values are long: once they are data their trees are let go. */
const settingsOf = remembered(({ file, source = '' }): Settings => {
  const { documents } = parseYaml(file, withoutComments(source));
  const data = documents[0] && dataOf(documents[0]);
  return { data: data?.kind === 'map' ? data : mapOf([]), isOne: documents.length === 1 };
});

/** The first document as values. */
export const valuesOf = (facts: Facts): MapData => settingsOf(facts).data;

/** Whether it is the only one. */
export const isOneDocument = (facts: Facts): boolean => settingsOf(facts).isOne;

export const templateOf = remembered((facts): Template => parseTemplate(facts.source ?? ''));

export const sourceOf = remembered(
  ({ file, source = '' }): Source => ({
    text: source,
    slice: (start, end) => [{ text: source.slice(start, end), origin: { file, start, end, exact: true } }],
  }),
);

/** What Chart.yaml says. */
export interface ChartMeta {
  readonly name: string;
  readonly isLibrary: boolean;
  readonly fields: MapData;
  readonly dependencies: readonly Dependency[];
}

export interface Dependency {
  readonly name: string;
  /** The key of its values. */
  readonly alias: string;
  /** Relative to the chart, where it is a folder of the workspace. */
  readonly folder?: string;
  /** `grafana.enabled`: the first of these that is set decides. */
  readonly conditions: readonly string[];
}

export const metaOf = remembered((facts): ChartMeta => {
  const [document] = documentsOf(facts);
  const fields = dataOf(document ?? { kind: 'object', span: { file: facts.file, start: 0, end: 0 }, entries: [] }, () => ({
    file: '',
    start: 0,
    end: 0,
  }));
  const entries = fields.kind === 'map' ? [...fields.entries] : [];
  return {
    name: stringOf(get(document, 'name')) ?? '',
    isLibrary: stringOf(get(document, 'type')) === 'library',
    fields: mapOf(entries.map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), withoutPlaces(value)] as const)),
    dependencies: itemsOf(get(document, 'dependencies')).flatMap((one): Dependency[] => {
      const name = stringOf(get(one, 'name'));
      if (name === undefined) return [];
      const repository = stringOf(get(one, 'repository')) ?? '';
      return [
        {
          name,
          alias: stringOf(get(one, 'alias')) ?? name,
          conditions: (stringOf(get(one, 'condition')) ?? '')
            .split(',')
            .map((path) => path.trim())
            .filter((path) => path !== ''),
          ...(repository.startsWith('file://') ? { folder: repository.slice(7) } : {}),
        },
      ];
    }),
  };
});

/** A chart's own name is no place to mend anything: what is made of it stands where it is used. */
function withoutPlaces(data: MapData['entries'] extends Map<string, infer T> ? T : never): typeof data {
  return data.kind === 'text' ? { kind: 'text', pieces: data.pieces.map(({ text }) => ({ text })) } : data;
}
