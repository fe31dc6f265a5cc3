/** Kubernetes manifests and the templates of Helm charts. */

import { get, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { walk } from '../data/walk';
import { addCertificate } from './certificates';
import { addComponentSettings } from './component-settings';
import { addConfigMap } from './config-maps';
import { addLifecycles } from './lifecycles';
import { type Manifest, manifestsOf } from './manifest';
import { addBinding, addRole } from './rbac';
import { addSecretObjects } from './secret-objects';
import { addSecret } from './secrets';
import { addServiceAccount } from './service-accounts';
import { SILENT_KINDS } from './silent';
import { asChartValues, asGenerated, holdsChartValues, isRelease } from './values-slots';
import { addVaultObject, VAULT_KINDS } from './vault-objects';
import { addNamedAccount, addWorkloads } from './workloads';

const READERS: Readonly<Record<string, (context: ExtractContext, manifest: Manifest) => void>> = {
  ServiceAccount: addServiceAccount,
  Role: addRole,
  ClusterRole: addRole,
  RoleBinding: addBinding,
  ClusterRoleBinding: addBinding,
  Secret: addSecret,
  ConfigMap: addConfigMap,
};

/** Fills identities, roles, attachments, references, credentials and vault references from every object of the file. */
export function extractKubernetes(context: ExtractContext): void {
  extractManifests(context, manifestsOf(context));
}

/** The same of objects that were put together from several places. */
export function extractManifests(context: ExtractContext, manifests: readonly Manifest[]): void {
  for (const manifest of manifests) {
    const read = Object.hasOwn(READERS, manifest.kind)
      ? READERS[manifest.kind]
      : VAULT_KINDS.has(manifest.kind)
        ? addVaultObject
        : addOther;
    read?.(context, manifest);
    addLifecycles(context, manifest);
    addCertificate(context, manifest);
    addSecretObjects(context, manifest);
    if (VAULT_KINDS.has(manifest.kind)) addNamedAccount(context, manifest);
  }
}

/** Anything that runs pods; of the rest every named value: custom resources, kubeconfig files, Kustomize generators, a HelmRelease. */
function addOther(context: ExtractContext, manifest: Manifest): void {
  const { kind, value, label, apiVersion } = manifest;
  const isSilent = SILENT_KINDS.has(kind) && !apiVersion.startsWith('serving.knative.dev/');
  const pods = isSilent || kind === '' ? [] : addWorkloads(context, manifest);
  if (BUILT_IN.has(kind) && pods.length > 0) return;
  addNamedAccount(context, manifest, pods);
  addComponentSettings(context, manifest);
  if (isSilent || get(value, 'sops')) return;
  const before = context.facts.credentials.length;
  walk(context, without(value, pods, 0), { name: '', path: label ? [label] : [] });
  if (isRelease(kind) || holdsChartValues(context.file)) asChartValues(context, before);
  else if (kind === 'Kustomization') asGenerated(context, before);
}

/** Objects without credentials outside of their pods. */
const BUILT_IN = new Set(
  'Pod Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Job CronJob PodTemplate'.split(' '),
);
const DEEPEST = 40;

/** The rest of an object: its pods have been read, where the parts were found. */
function without(value: Value, parts: readonly Value[], depth: number): Value {
  if (parts.length === 0 || depth > DEEPEST) return value;
  const rest = (one: Value) => without(one, parts, depth + 1);
  if (value.kind === 'list') return { ...value, items: value.items.filter((item) => !parts.includes(item)).map(rest) };
  if (value.kind !== 'object') return value;
  const entries = value.entries.filter((entry) => !parts.includes(entry.value));
  return { ...value, entries: entries.map((entry) => ({ ...entry, value: rest(entry.value) })) };
}
