/** Which literals of a pipeline stand in its variables, inputs and logins, and whose these are. */
import { contains, type Range } from '../../syntax/span';
import { get, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { CredentialFact, PipelineSystem } from '../model';
import { isOfContainer, valuesOfContainers } from './containers';
import { GLOBAL } from './gitlab';

const DEEPEST = 40;
/** Keys whose text runs: literals in scripts have rules of their own. */
const SCRIPTS =
  /^(?:run|script|scripts|before_script|after_script|after-script|bash|pwsh|powershell|commands?|inlinescript|inline|entrypoint|cmd|args|arguments)$/i;
/** Keys that hold jobs by their names. */
const JOBS = new Set(['jobs', 'commands', 'executors']);
/** Keys that say what an item of a list is called, best first. */
const LABELS = ['name', 'displayName', 'label', 'id', 'key', 'job', 'deployment', 'stage', 'uses', 'task', 'pipe'];

/** Type of the owner of a value that a container of the run has as well. */
export const OF_CONTAINER = 'container of the run';

/** https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables: nothing in the file itself is secret. */
export const HIDDEN = 'isSecret hides it in the log of the run only';

interface Place {
  readonly path: readonly string[];
  readonly parents: readonly Value[];
}

/**
 * Gives each literal outside of scripts the slot `ci-variable`, and its job and step as owner. What only looks like a secret by its
 * name, and is what a container of the run was given, says so by its owner's type: it opens nothing else.
 */
export function nameSlots(context: ExtractContext, documents: readonly Value[], system: PipelineSystem): void {
  const { facts, text } = context;
  const local = facts.credentials.length > 0 ? valuesOfContainers(context, documents) : undefined;
  facts.credentials = facts.credentials.map((credential) => {
    if (credential.slot.kind !== 'key-value' || credential.storage !== 'literal') return credential;
    const place = documents.map((document) => placeOf(document, credential.literal)).find((one) => one !== undefined);
    if (!place || isScript(place)) return credential;
    const { span, format, confidence } = credential;
    const slot = slotOf(credential, place, system);
    const isCopy = !isOfContainer(slot) && local?.has(text.slice(span.start, span.end));
    const evidence = hides(place) ? [...credential.evidence, HIDDEN] : credential.evidence;
    if (!isCopy || format || confidence === 'high') return { ...credential, slot, evidence };
    return { ...credential, slot: { ...slot, ownerType: OF_CONTAINER }, confidence: 'low' as const };
  });
}

/** `isSecret: true` beside the value. */
function hides({ parents }: Place): boolean {
  const flag = get(parents.at(-1), 'isSecret');
  return flag?.kind === 'literal' && flag.value === true;
}

/** The keys that lead to the literal. */
function placeOf(document: Value, literal: Range): Place | undefined {
  const path: string[] = [];
  const parents: Value[] = [];
  let at: Value = document;
  while ((at.kind === 'object' || at.kind === 'list') && path.length < DEEPEST) {
    parents.push(at);
    const next = at.kind === 'object' ? at.entries : at.items.map((value, index) => ({ key: String(index), value }));
    const step = next.find(({ value }) => contains(value.kind === 'string' ? value.literal : value.span, literal));
    if (!step) return undefined;
    path.push(step.key);
    at = step.value;
  }
  return at.kind === 'string' || at.kind === 'literal' ? { path, parents } : undefined;
}

/** `script: […]` runs, and an entry of `variables:` that is called so does not. */
function isScript({ path }: Place): boolean {
  const keys = path.filter((key) => !/^\d+$/.test(key));
  return SCRIPTS.test(keys.at(-1) ?? '') && !/^(?:env|variables|environment)$/.test(keys.at(-2) ?? '');
}

function slotOf({ slot }: CredentialFact, place: Place, system: PipelineSystem): CredentialFact['slot'] {
  const owner = ownerOf(place, system);
  const { name, ownerType } = slot;
  return { kind: 'ci-variable', name, ...(owner ? { owner } : {}), ...(ownerType ? { ownerType } : {}) };
}

/** `job deploy step Upload`, `job test service db`; nothing for what stands at the top. */
function ownerOf({ path, parents }: Place, system: PipelineSystem): string {
  const words: string[] = [];
  const [first = ''] = path;
  const at = JOBS.has(first) ? 1 : system === 'gitlab' && !GLOBAL.has(first) ? 0 : -1;
  if (at >= 0 && path[at]) words.push(first === 'commands' ? 'command' : first === 'executors' ? 'executor' : 'job', path[at]);
  const service = path.indexOf('services');
  if (service > 0 && path[service + 1]) words.push('service', path[service + 1] ?? '');
  const image = Number(path[path.indexOf('docker') + 1] ?? 0);
  if (path.includes('docker') && image > 0) words.push('service', String(image));
  for (const [i, parent] of parents.entries()) {
    const before = path[i - 1] ?? '';
    if (parent.kind !== 'object') continue;
    if (before === 'step') words.push('step', labelOf(parent) ?? '');
    if (!/^\d+$/.test(before)) continue;
    const kind = KINDS[path[i - 2] ?? ''];
    if (kind) words.push(kind, labelOf(parent) ?? String(Number(before) + 1));
  }
  return words.filter((word) => word !== '').join(' ');
}

const KINDS: Readonly<Record<string, string>> = { stages: 'stage', jobs: 'job', steps: 'step', script: 'pipe' };

/** A label's first line; never the value of a variable. */
function labelOf(item: Value): string | undefined {
  for (const key of LABELS) {
    const label = textOf(get(item, key));
    if (label) return label.split('\n')[0]?.slice(0, 60);
  }
  return undefined;
}
