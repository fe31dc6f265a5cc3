/** Values of a chart: what a walk over data has found becomes a value that templates write into manifests. */
import { baseName } from '../../syntax/path';
import type { ExtractContext } from '../context';
import type { SlotKind } from '../model';

/** `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `values.prod.yml`. */
const VALUES = /^(?:[\w.-]{0,100}[-_.])?values(?:[-_.][\w.-]{0,100})?\.ya?ml$/i;
/** Objects whose fields are the values of a release: Flux, Argo CD, K3s. */
const RELEASES = new Set(['HelmRelease', 'Application', 'ApplicationSet', 'HelmChart', 'HelmChartConfig']);

export function holdsChartValues(file: string): boolean {
  return VALUES.test(baseName(file));
}

export function isRelease(kind: string): boolean {
  return RELEASES.has(kind);
}

/** The named values found since `from` in values of a chart. */
export function asChartValues(context: ExtractContext, from: number): void {
  relabel(context, from, () => 'helm-value');
}

/** Those of a Kustomization's generators: what they make are ConfigMaps and Secrets. https://kubectl.docs.kubernetes.io/references/kustomize/ */
export function asGenerated(context: ExtractContext, from: number): void {
  relabel(context, from, (owner) =>
    /(?:^|\.)configMapGenerator\b/.test(owner)
      ? 'k8s-configmap-data'
      : /(?:^|\.)secretGenerator\b/.test(owner)
        ? 'k8s-secret-data'
        : 'key-value',
  );
}

function relabel({ facts }: ExtractContext, from: number, kindOf: (owner: string) => SlotKind): void {
  facts.credentials = facts.credentials.map((credential, i) => {
    const { slot } = credential;
    if (i < from || slot.kind !== 'key-value') return credential;
    return { ...credential, slot: { ...slot, kind: kindOf(slot.owner ?? '') } };
  });
}
