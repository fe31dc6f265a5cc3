/** Values of a chart: what a walk over data has found becomes a value that templates write into manifests. */
import { baseName } from '../../syntax/path';
import type { ExtractContext } from '../context';

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

/** The named values found since `from`. */
export function asChartValues({ facts }: ExtractContext, from: number): void {
  facts.credentials = facts.credentials.map((credential, i) =>
    i < from || credential.slot.kind !== 'key-value'
      ? credential
      : { ...credential, slot: { ...credential.slot, kind: 'helm-value' } },
  );
}
