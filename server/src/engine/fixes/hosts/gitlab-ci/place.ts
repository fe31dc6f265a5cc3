/** Where in the configuration of GitLab CI a literal stands. */
import { type Entry, entryOf, get, itemsOf, type ObjectValue, textOf, type Value } from '../../../syntax/value';
import type { Place } from '../model';
import { isPresent } from '../pipelines/present';
import { pipelineDocuments } from '../pipelines/scalar';
import { type Found, findLiteral } from '../tree';

export interface Where {
  readonly document: ObjectValue;
  readonly found: Found;
  /** Variables of the pipeline, a job or a service of it, those that a rule sets, or a script. */
  readonly part: 'global' | 'job' | 'service' | 'rule' | 'script';
  /** The job, or the hidden entry that jobs extend. */
  readonly job?: ObjectValue;
  /** Name of the variable. */
  readonly variable: string;
  /** Its entry, and the mapping that holds it. */
  readonly entry?: Entry;
  readonly holder?: ObjectValue;
}

/** https://docs.gitlab.com/ci/yaml/#global-keywords, and what jobs may still have at the top */
const KEYWORDS = new Set(
  'default include stages variables workflow spec image services cache before_script after_script pages:deploy'.split(' '),
);
const SCRIPTS = new Set(['script', 'before_script', 'after_script']);

export function whereIs(place: Place): Where | undefined {
  const { file, text, credential } = place;
  if (!isPresent(place)) return undefined;
  for (const document of pipelineDocuments(file, text)) {
    const found = findLiteral(document, credential);
    if (found && document.kind === 'object') return classify(document, found);
  }
  return undefined;
}

function classify(document: ObjectValue, found: Found): Where | undefined {
  const { path, parents } = found;
  const depth = path.indexOf('variables');
  const top = entryOf(document, path[0] ?? '')?.value;
  const job = top?.kind === 'object' && !KEYWORDS.has(path[0] ?? '') ? { job: top } : {};
  const scriptAt = path.findIndex((key) => SCRIPTS.has(key));
  if (scriptAt === 0 || scriptAt === 1) return { document, found, part: 'script', variable: '', ...job };
  const rest = path.slice(depth + 1);
  const holder = parents[depth + 1];
  if (depth < 0 || holder?.kind !== 'object' || rest.length > 2 || (rest.length === 2 && rest[1] !== 'value')) return undefined;
  const variable = rest[0] ?? '';
  const entry = entryOf(holder, variable);
  const part = depth === 0 ? 'global' : depth === 1 ? 'job' : path[depth - 2] === 'services' ? 'service' : 'rule';
  if (!entry || (part === 'job' && !job.job) || (rest.length === 2 && get(entry.value, 'expand'))) return undefined;
  return { document, found, part, variable, entry, holder, ...job };
}

/** Jobs, and hidden entries that jobs extend, which have a script of their own. */
export function jobsOf(document: ObjectValue): Entry[] {
  return document.entries.filter(({ key, value }) => !KEYWORDS.has(key) && value.kind === 'object' && entryOf(value, 'script'));
}

/** Whether the entry's text reads the variable. */
export function mentions(text: string, { value }: Entry, variable: string): boolean {
  if (!/^\w+$/.test(variable)) return false;
  const range = value.kind === 'string' ? value.literal : value.span;
  return new RegExp(`\\$(?:\\{${variable}\\b|${variable}\\b|env:${variable}\\b)`).test(text.slice(range.start, range.end));
}

/**
 * The jobs that a variable of the whole pipeline is for: those that read it; without any the only one. Undefined where something
 * else reads it, or where it cannot be told who does.
 */
export function usersOf(text: string, document: ObjectValue, variable: string, own: Entry): ObjectValue[] | undefined {
  const reads = (entry: Entry) => mentions(text, entry, variable);
  const all = jobsOf(document);
  const others = document.entries.filter((entry) => !all.includes(entry));
  if (others.some((entry) => entry.value !== own.value && entry.key !== 'variables' && reads(entry))) return undefined;
  const variables = entryOf(document, 'variables');
  if (variables?.value.kind === 'object' && variables.value.entries.some((entry) => entry !== own && reads(entry)))
    return undefined;
  const users = all.filter(reads);
  const chosen = users.length > 0 ? users : all.length === 1 ? all : [];
  return chosen.length > 0 ? chosen.flatMap(({ value }) => (value.kind === 'object' ? [value] : [])) : undefined;
}

/** How often a variable is set in the file, in any scope. */
export function timesSet(value: Value, variable: string, depth = 0): number {
  if (depth > 12) return 0;
  if (value.kind === 'list') return value.items.reduce((sum, item) => sum + timesSet(item, variable, depth + 1), 0);
  if (value.kind !== 'object') return 0;
  return value.entries.reduce((sum, { key, value: inner }) => {
    const here = key === 'variables' && inner.kind === 'object' && entryOf(inner, variable) ? 1 : 0;
    return sum + here + timesSet(inner, variable, depth + 1);
  }, 0);
}

/** The `token:` that secrets of this kind in the job use, or one of `id_tokens` with this name or audience. */
export function tokenOf(holder: Value | undefined, kind: string, token: { name: string; audience: string }): string | undefined {
  const secrets = get(holder, 'secrets');
  const used =
    secrets?.kind === 'object' ? secrets.entries.find(({ value }) => get(value, kind) && get(value, 'token')) : undefined;
  const name = used && textOf(get(used.value, 'token'))?.replace(/^\$\{?|\}$/g, '');
  if (name) return name;
  const tokens = get(holder, 'id_tokens');
  if (tokens?.kind !== 'object') return undefined;
  return tokens.entries.find(
    ({ key, value }) => key === token.name || itemsOf(get(value, 'aud')).some((one) => textOf(one) === token.audience),
  )?.key;
}
