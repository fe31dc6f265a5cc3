/** Kubernetes manifests and Helm templates: secretKeyRef in place of a value, and who makes the Secret. */
import type { Vault } from '../vaults/model';
import { chartValue } from './helm/argo-application';
import { isValuesFile } from './helm/chart';
import { identity } from './kubernetes/cloud-identity';
import { configMapEntry } from './kubernetes/config-map';
import { containerVariable } from './kubernetes/container-variable';
import { releaseValue } from './kubernetes/helm-release';
import { isKustomization } from './kubernetes/resources';
import { secretManifest } from './kubernetes/secret-manifest';
import { accountToken } from './kubernetes/service-account-token';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf } from './parse';
import { findLiteral } from './tree';

export const kubernetes: HostFixes = {
  id: 'kubernetes',
  title: 'Kubernetes',
  serves: (file, host) => host === 'kubernetes' && !isKustomization(file) && !isValuesFile(file),
  identity: (place) => accountToken(place) ?? identity(place),
  reference,
  byHand: () => [
    'Keep the value in a Secret that a secret operator fills from the vault, and read it with secretKeyRef or as a mounted file.',
  ],
};

/** The same in the templates of a chart, whose actions are kept. */
export const helmTemplates: HostFixes = {
  ...kubernetes,
  id: 'helm-templates',
  title: 'Helm templates',
  serves: (_file, host) => host === 'helm-template',
};

function reference(place: Place, vault: Vault): Draft | undefined {
  const { slot } = place.credential;
  if (slot.kind === 'k8s-secret-data') return secretManifest(place, vault);
  for (const document of documentsOf(place.file, place.text)) {
    const found = findLiteral(document, place.credential);
    if (!found) continue;
    if (slot.kind === 'k8s-configmap-data') return configMapEntry(place, vault, found);
    return releaseValue(place, vault, found) ?? chartValue(place, vault, found) ?? containerVariable(place, vault, found);
  }
  return undefined;
}
