import { entryOf, get, itemsOf, type ObjectValue, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addContainer } from './containers';
import { aliasText, columnOf, isTemplate, type Manifest, serviceAccountAlias } from './manifest';
import { addPodVaultReferences } from './vault-objects';

/** What runs containers, and where its ServiceAccount is written. */
interface Workload {
  /** The object that holds `serviceAccountName`. */
  readonly spec: ObjectValue;
  /** Offset behind the key of that object: an include may stand before its first written key. */
  readonly start: number;
  readonly metadata?: Value;
  readonly containers: readonly Value[];
  /** Without a name the pod runs as `default`; elsewhere a controller may choose another account. */
  readonly defaults: boolean;
}

/** How far behind a pod's last written key an include is looked for. */
const LONGEST_TAIL = 4000;

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/** References, credentials and vault references of anything that runs pods; false where the object runs none. */
export function addWorkload(context: ExtractContext, manifest: Manifest): boolean {
  const workload = workloadOf(manifest);
  if (!workload) return false;
  addServiceAccountReference(context, manifest, workload);
  for (const container of workload.containers) addContainer(context, manifest, container);
  addPodVaultReferences(context, manifest, workload.spec, workload.metadata);
  return true;
}

/** The account that a custom resource names for the pods its operator makes: Prometheus, Alertmanager, a Flux Kustomization. */
export function addNamedAccount(context: ExtractContext, manifest: Manifest): void {
  const written = get(manifest.value, 'spec', 'serviceAccountName');
  if (written?.kind !== 'string' || written.text === '' || manifest.label === '') return;
  const to = serviceAccountAlias(manifest.namespace, aliasText(context, written));
  context.facts.references.push({ type: 'uses', from: manifest.label, fromType: manifest.kind, to, span: written.span });
}

function workloadOf({ value, kind, apiVersion }: Manifest): Workload | undefined {
  if (kind === 'Pod') return podWorkload(value);
  if (kind === 'CronJob') return podWorkload(get(value, 'spec', 'jobTemplate', 'spec', 'template'));
  if (kind === 'PodTemplate') return podWorkload(get(value, 'template'));
  if (apiVersion.startsWith('argoproj.io/') && kind.includes('Workflow')) return workflow(value, kind);
  return podWorkload(get(value, 'spec', 'template'));
}

/** A pod or a pod template: `metadata` and `spec`. */
function podWorkload(pod: Value | undefined): Workload | undefined {
  const entry = entryOf(pod, 'spec');
  const spec = entry?.value;
  if (!entry || spec?.kind !== 'object' || !CONTAINER_LISTS.some((key) => get(spec, key))) return undefined;
  const containers = CONTAINER_LISTS.flatMap((key) => itemsOf(get(spec, key)));
  const metadata = get(pod, 'metadata');
  return { spec, start: entry.keySpan.end, containers, defaults: true, ...(metadata ? { metadata } : {}) };
}

/** Argo: the account stands beside the steps. A template leaves the choice to the workflow that uses it, and the other way round. */
function workflow(value: Value, kind: string): Workload | undefined {
  const entry = kind === 'CronWorkflow' ? entryOf(get(value, 'spec'), 'workflowSpec') : entryOf(value, 'spec');
  const spec = entry?.value;
  if (!entry || spec?.kind !== 'object') return undefined;
  const containers = itemsOf(get(spec, 'templates')).flatMap((step) =>
    [get(step, 'container'), get(step, 'script'), ...itemsOf(get(step, 'sidecars'))].flatMap((one) => one ?? []),
  );
  return {
    spec,
    start: entry.keySpan.end,
    containers,
    defaults: !kind.endsWith('Template') && !get(spec, 'workflowTemplateRef'),
  };
}

function addServiceAccountReference(context: ExtractContext, manifest: Manifest, workload: Workload): void {
  const { spec, defaults } = workload;
  const written = get(spec, 'serviceAccountName') ?? get(spec, 'serviceAccount');
  const base = { type: 'uses' as const, from: manifest.label, fromType: manifest.kind };
  if (written?.kind === 'string' && written.text !== '') {
    const to = serviceAccountAlias(manifest.namespace, aliasText(context, written));
    context.facts.references.push({ ...base, to, span: written.span });
  } else if (defaults && !hasNoToken(spec) && !mayBeFilledIn(context, workload, written)) {
    const to = serviceAccountAlias(manifest.namespace, 'default');
    context.facts.references.push({ ...base, to, span: manifest.nameSpan ?? manifest.kindSpan, implicit: true });
  }
}

/** A pod without the account's token acts as nobody. */
function hasNoToken(spec: ObjectValue): boolean {
  const mounts = get(spec, 'automountServiceAccountToken');
  return mounts?.kind === 'literal' && mounts.value === false;
}

/** In a Helm template an action can write the account: behind its key on the next line, or as an include among the pod's own keys. */
function mayBeFilledIn(context: ExtractContext, { spec, start }: Workload, written: Value | undefined): boolean {
  if (!isTemplate(context)) return false;
  if (written && written.kind !== 'string') return true;
  const first = spec.entries[0];
  if (!first) return true;
  const column = columnOf(context.text, first.keySpan);
  const separator = context.text.indexOf('\n---', spec.span.end);
  const end = Math.min(separator < 0 ? context.text.length : separator, spec.span.end + LONGEST_TAIL);
  // One action a line, at most 400 characters of it.
  for (const match of context.text.slice(start, end).matchAll(/^([ \t]*)\{\{-?([^\n]{0,400})/gm)) {
    const [, blanks = '', body = ''] = match;
    if (!/\b(?:include|template|tpl|toYaml)\b/.test(body)) continue;
    const indent = /\bn?indent[ \t]+(\d{1,3})/.exec(body);
    if ((indent ? Number(indent[1]) : blanks.length) === column) return true;
  }
  return false;
}
