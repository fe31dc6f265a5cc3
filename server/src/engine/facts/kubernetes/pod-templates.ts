/** Where an object says what containers it runs: workloads, Argo's workflows, custom resources with a pod template somewhere inside. */
import { type Entry, entryOf, get, itemsOf, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { Manifest } from './manifest';

/** What runs containers, and where its ServiceAccount is written. */
export interface Workload {
  /** The object that holds `serviceAccountName`. */
  readonly spec: ObjectValue;
  /** Offset behind the key of that object: an include may stand before its first written key. */
  readonly start: number;
  readonly metadata?: Value;
  readonly containers: readonly Value[];
  /** Without a name the pod runs as `default`; elsewhere a controller or another file may choose the account. */
  readonly defaults: boolean;
}

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];
/** Tekton's steps are containers of one pod: https://tekton.dev/docs/pipelines/tasks/#defining-steps */
const STEP_LISTS = ['steps', 'sidecars'];
const DEEPEST = 12;

/** Kinds whose pods run as `default` where nothing is written: Kubernetes' own, and what takes the place of a Deployment. */
const PLAIN_KINDS = new Set(
  'Pod Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Job CronJob PodTemplate Rollout'.split(' '),
);

function isKnative(apiVersion: string): boolean {
  return apiVersion.startsWith('serving.knative.dev/');
}

/** Every pod template of the object. The first place is the one of the built-in kinds, which many custom resources share. */
export function workloadsOf(manifest: Manifest): Workload[] {
  const { value, kind, apiVersion } = manifest;
  if (apiVersion.startsWith('argoproj.io/') && kind.includes('Workflow')) return listOf(workflow(value, kind));
  const known = podWorkload(templateEntry(value, kind));
  // A controller of another kind may have an account of its own for its pods.
  if (known) return [{ ...known, defaults: known.defaults && (PLAIN_KINDS.has(kind) || isKnative(apiVersion)) }];
  const found: Workload[] = [];
  const lists = apiVersion.startsWith('tekton.dev/') ? [...CONTAINER_LISTS, ...STEP_LISTS] : CONTAINER_LISTS;
  search(entryOf(value, 'spec'), undefined, lists, 0, found);
  return found;
}

function listOf<T>(one: T | undefined): T[] {
  return one === undefined ? [] : [one];
}

/** The pod of the kinds that Kubernetes has. */
function templateEntry(value: Value, kind: string): Value | undefined {
  if (kind === 'Pod') return value;
  if (kind === 'CronJob') return get(value, 'spec', 'jobTemplate', 'spec', 'template');
  if (kind === 'PodTemplate') return get(value, 'template');
  return get(value, 'spec', 'template');
}

/** A pod or a pod template: `metadata` and `spec`. One whose containers have no image is a patch of another file's. */
function podWorkload(pod: Value | undefined): Workload | undefined {
  const entry = entryOf(pod, 'spec');
  const workload = entry && specWorkload(entry, get(pod, 'metadata'), CONTAINER_LISTS);
  if (!workload) return undefined;
  const { containers } = workload;
  return { ...workload, defaults: containers.length === 0 || containers.some((container) => get(container, 'image')) };
}

function specWorkload(entry: Entry, metadata: Value | undefined, lists: readonly string[]): Workload | undefined {
  const spec = entry.value;
  if (spec.kind !== 'object' || !lists.some((key) => get(spec, key))) return undefined;
  const containers = lists.flatMap((key) => itemsOf(get(spec, key)));
  return { spec, start: entry.keySpan.end, containers, defaults: false, ...(metadata ? { metadata } : {}) };
}

/** A list of containers is known by its name and by what its items have. */
function search(
  entry: Entry | undefined,
  metadata: Value | undefined,
  lists: readonly string[],
  depth: number,
  found: Workload[],
): void {
  const value = entry?.value;
  if (!entry || !value || depth > DEEPEST) return;
  if (value.kind === 'list')
    for (const item of value.items) search({ ...entry, value: item }, undefined, lists, depth + 1, found);
  if (value.kind !== 'object') return;
  const workload = lists.some((key) => isContainers(get(value, key))) && specWorkload(entry, metadata, lists);
  if (workload) found.push(workload);
  else for (const inner of value.entries) search(inner, get(value, 'metadata'), lists, depth + 1, found);
}

function isContainers(value: Value | undefined): boolean {
  return (
    value?.kind === 'list' && value.items.some((item) => get(item, 'image') ?? (textOf(get(item, 'name')) && get(item, 'env')))
  );
}

/** Argo: the account stands beside the steps. A template leaves the choice to the workflow that uses it, and the other way round. */
function workflow(value: Value, kind: string): Workload | undefined {
  const entry = kind === 'CronWorkflow' ? entryOf(get(value, 'spec'), 'workflowSpec') : entryOf(value, 'spec');
  const spec = entry?.value;
  if (!entry || spec?.kind !== 'object') return undefined;
  const containers = itemsOf(get(spec, 'templates')).flatMap((step) => [
    ...listOf(get(step, 'container')),
    ...listOf(get(step, 'script')),
    ...itemsOf(get(step, 'sidecars')),
    ...itemsOf(get(step, 'initContainers')),
    ...itemsOf(get(step, 'containerSet', 'containers')),
  ]);
  const metadata = get(spec, 'podMetadata');
  return {
    spec,
    start: entry.keySpan.end,
    containers,
    defaults: !kind.endsWith('Template') && !get(spec, 'workflowTemplateRef'),
    ...(metadata ? { metadata } : {}),
  };
}
