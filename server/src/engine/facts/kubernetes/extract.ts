/** Kubernetes manifests and the templates of Helm charts. */

import { get } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { walk } from '../data/walk';
import { addConfigMap } from './config-maps';
import { type Manifest, manifestsOf } from './manifest';
import { addBinding, addRole } from './rbac';
import { addSecret } from './secrets';
import { addServiceAccount } from './service-accounts';
import { SILENT_KINDS } from './silent';
import { addVaultObject, VAULT_KINDS } from './vault-objects';
import { addNamedAccount, addWorkload } from './workloads';

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
  for (const manifest of manifestsOf(context)) {
    const read = Object.hasOwn(READERS, manifest.kind)
      ? READERS[manifest.kind]
      : VAULT_KINDS.has(manifest.kind)
        ? addVaultObject
        : addOther;
    read?.(context, manifest);
  }
}

/** Anything that runs pods; of the rest every named value: custom resources, kubeconfig files, Kustomize generators, a HelmRelease. */
function addOther(context: ExtractContext, manifest: Manifest): void {
  if (addWorkload(context, manifest)) return;
  addNamedAccount(context, manifest);
  if (SILENT_KINDS.has(manifest.kind) || get(manifest.value, 'sops')) return;
  walk(context, manifest.value, { name: '', path: manifest.label ? [manifest.label] : [] });
}
