/** Configuration and data files without a language of their own: dotenv, properties, ini, TOML, YAML and JSON. */
import { isTranslations } from '../../secrets/values/labels';
import { parseJson } from '../../syntax/data/json';
import { parseKeyValue } from '../../syntax/data/keyvalue';
import { parseToml } from '../../syntax/data/toml';
import { parseYaml } from '../../syntax/data/yaml';
import { get, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { asChartValues, holdsChartValues } from '../kubernetes/values-slots';
import { extractNotebook, isNotebook } from './notebook';
import { extractPlan } from './plan/extract';
import { isPlan, plannedResources } from './plan/resources';
import { addStated, isState, statedResources } from './plan/state';
import { addPolicies } from './policies';
import { addServiceAccountKey } from './service-account-key';
import { walk } from './walk';

/** Beyond this a data file is generated (minified, an export): the search for token formats still reads it. */
const LONGEST = 1_000_000;
/** A plan or a state is generated too, but says what is or will be there. */
const LONGEST_PLAN = 8_000_000;
const PLAN = /"(?:format|terraform)_version"/;
/** Parts of a plan that repeat the planned values, or say what was there before. */
const COPIES = new Set(['resource_changes', 'resource_drift', 'prior_state']);
const LOCK_FILE =
  /(?:^|\/)(?:package-lock|npm-shrinkwrap|packages\.lock|project\.assets|composer\.lock|deno\.lock|pnpm-lock|flake\.lock|[\w.-]+\.lock)(?:\.(?:json|ya?ml|toml))?$/i;

/** Fills `credentials` from every string whose name promises a secret and from every connection string. */
export function extractData(context: ExtractContext): void {
  const { file, host, text } = context;
  if (isNotebook(file)) {
    extractNotebook(context);
    return;
  }
  const longest = host === 'json' && PLAN.test(text.slice(0, 400)) ? LONGEST_PLAN : LONGEST;
  if (text.length > longest || LOCK_FILE.test(file) || isTranslations(file)) return;
  for (const document of read(context)) {
    if (host === 'json' && isPlan(document)) {
      walk(context, withoutCopies(document));
      extractPlan(context, plannedResources(document), true);
      continue;
    }
    if (host === 'json' && isState(document)) {
      const resources = statedResources(document);
      walk(context, document);
      addStated(context, document, resources);
      extractPlan(context, resources, false);
      continue;
    }
    const before = context.facts.credentials.length;
    walk(context, document);
    if (host === 'yaml' && holdsChartValues(file)) asChartValues(context, before);
    addServiceAccountKey(context, document);
    if (host === 'json' || host === 'yaml') addPolicies(context, document);
  }
}

function withoutCopies(document: Value): Value {
  if (document.kind !== 'object' || !get(document, 'planned_values')) return document;
  return { ...document, entries: document.entries.filter(({ key }) => !COPIES.has(key)) };
}

function read({ file, host, text }: ExtractContext): readonly Value[] {
  if (host === 'dotenv' || host === 'properties' || host === 'ini') return [parseKeyValue(file, text, host)];
  if (host === 'yaml' || host === 'compose' || host === 'pipeline') return parseYaml(file, text).documents;
  const { value } = host === 'toml' ? parseToml(file, text) : parseJson(file, text);
  return value ? [value] : [];
}
