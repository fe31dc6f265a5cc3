import { get, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias } from '../model';
import { addContainer } from './containers';
import { aliasText, columnOf, isTemplate, type Manifest, serviceAccountAlias } from './manifest';
import { type Workload, workloadsOf } from './pod-templates';
import { addPod } from './pods';
import { addPodVaultReferences } from './vault-objects';

/** How far behind a pod's last written key an include is looked for. */
const LONGEST_TAIL = 4000;

/** Files that change what others declare: what they leave out is written there. */
const PATCH = /(?:^|[/_.-])patch(?:es)?[/_.-]/i;

/** Pods, references, credentials and vault references of anything that runs pods, and the parts of the object that say so. */
export function addWorkloads(context: ExtractContext, manifest: Manifest): readonly Value[] {
  const workloads = workloadsOf(manifest);
  const isPatch = PATCH.test(context.file);
  for (const one of workloads) {
    const workload = isPatch ? { ...one, defaults: false } : one;
    const filled = mayBeFilledIn(context, workload);
    const account = addServiceAccountReference(context, manifest, workload, filled);
    addPod(context, manifest, workload, { account, open: filled || !workload.defaults });
    for (const container of workload.containers) addContainer(context, manifest, container);
    addPodVaultReferences(context, manifest, workload.spec, workload.metadata);
  }
  return workloads.map(({ spec }) => spec);
}

/** Deeper than custom resources nest their references; more of them than one object has. */
const DEEPEST = 12;
const MOST_ACCOUNTS = 20;

/**
 * The accounts that a custom resource names for what its operator runs or asks for: Prometheus, a Flux Kustomization, an Argo
 * Workflow, the `serviceAccountRef` of a secret store. What the object's own pods say is left out.
 */
export function addNamedAccount(context: ExtractContext, manifest: Manifest, pods: readonly Value[] = []): void {
  if (manifest.label === '') return;
  const found: { readonly name: Value; readonly namespace: string }[] = [];
  const look = (value: Value, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST_ACCOUNTS || pods.includes(value)) return;
    if (value.kind === 'list') for (const item of value.items) look(item, depth + 1);
    if (value.kind !== 'object') return;
    for (const { key, value: inner } of value.entries) {
      if (/^serviceAccount(?:Name)?$/.test(key) && inner.kind === 'string')
        found.push({ name: inner, namespace: manifest.namespace });
      const name = /^serviceAccount(?:Ref)?$/.test(key) ? get(inner, 'name') : undefined;
      if (name) found.push({ name, namespace: textOf(get(inner, 'namespace')) || manifest.namespace });
      look(inner, depth + 1);
    }
  };
  look(manifest.value, 0);
  for (const { name, namespace } of found) {
    // An address of Google's or an ARN is no name of the cluster.
    if (name.kind !== 'string' || name.text === '' || /[@:]/.test(name.text)) continue;
    const to = serviceAccountAlias(namespace, aliasText(context, name));
    context.facts.references.push({ type: 'uses', from: manifest.label, fromType: manifest.kind, to, span: name.span });
  }
}

/** The account that the pods run as; undefined where something else decides. */
function addServiceAccountReference(
  context: ExtractContext,
  manifest: Manifest,
  { spec, defaults }: Workload,
  filled: boolean,
): Alias | undefined {
  const written = get(spec, 'serviceAccountName') ?? get(spec, 'serviceAccount');
  const base = { type: 'uses' as const, from: manifest.label, fromType: manifest.kind };
  if (written?.kind === 'string' && written.text !== '') {
    const to = serviceAccountAlias(manifest.namespace, aliasText(context, written));
    context.facts.references.push({ ...base, to, span: written.span });
    return to;
  }
  const isTemplated = isTemplate(context) && written !== undefined && written.kind !== 'string';
  if (!defaults || filled || isTemplated) return undefined;
  const to = serviceAccountAlias(manifest.namespace, 'default');
  if (!hasNoToken(spec))
    context.facts.references.push({ ...base, to, span: manifest.nameSpan ?? manifest.kindSpan, implicit: true });
  return to;
}

/** A pod without the account's token acts as nobody. */
function hasNoToken(spec: ObjectValue): boolean {
  const mounts = get(spec, 'automountServiceAccountToken');
  return mounts?.kind === 'literal' && mounts.value === false;
}

/** In a Helm template an action can write keys of the pod: behind its key on the next line, or as an include among the pod's own keys. */
function mayBeFilledIn(context: ExtractContext, { spec, start }: Workload): boolean {
  if (!isTemplate(context)) return false;
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
