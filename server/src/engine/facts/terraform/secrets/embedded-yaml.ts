/** Manifests, and values of charts, that stand in a module as YAML: what is a credential there is one here. */
import { parseYaml } from '../../../syntax/data/yaml';
import { movedInto } from '../../../syntax/moved';
import { itemsOf, type Value } from '../../../syntax/value';
import { walk } from '../../data/walk';
import { extractManifests } from '../../kubernetes/extract';
import { manifestsIn } from '../../kubernetes/manifest';
import { asChartValues } from '../../kubernetes/values-slots';
import { emptyFacts } from '../../model';
import { attributeOf, type Holder, type TerraformFile } from '../file';
import { alternatives } from '../values/alternatives';

const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['kubectl_manifest', 'yaml_body'],
  ['helm_release', 'values'],
]);
const MAX_TEXT = 200_000;

/** Fills `facts.credentials` and `facts.vaultReferences` from every such text, once for each place. */
export function extractEmbeddedYaml(file: TerraformFile): void {
  const seen = new Set<number>();
  for (const holder of file.holders) {
    const attribute = attributeOf(holder.body, (holder.mode === 'resource' && ARGUMENTS.get(holder.type)) || '');
    if (!attribute) continue;
    for (const value of alternatives(attribute.value, file.scope, false).flatMap(itemsOf)) {
      if (seen.has(value.span.start)) continue;
      seen.add(value.span.start);
      for (const document of documentsIn(value)) read(file, holder, document);
    }
  }
}

function documentsIn(value: Value): readonly Value[] {
  if (value.kind !== 'string' || value.style === 'raw' || value.text.length > MAX_TEXT) return [];
  const { file, start, end } = value.span;
  const here = { ...value, span: { file, start, end } };
  return parseYaml(file, value.text).documents.map((document) => movedInto(document, here));
}

function read({ context }: TerraformFile, { type, address }: Holder, document: Value): void {
  const facts = emptyFacts(context.file, 'terraform');
  const inside = { ...context, facts };
  if (type === 'helm_release') {
    walk(inside, document, { name: '', path: [address] });
    asChartValues(inside, 0);
  } else extractManifests(inside, manifestsIn(inside, document));
  context.facts.credentials.push(...facts.credentials.filter(({ storage }) => storage !== 'none'));
  context.facts.vaultReferences.push(...facts.vaultReferences);
}
