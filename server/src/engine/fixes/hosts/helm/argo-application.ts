/** Values in an Application of Argo CD, which reads no Secret: the chart has to. https://argo-cd.readthedocs.io/en/stable/user-guide/helm/ */
import { get, textOf } from '../../../syntax/value';
import type { Vault } from '../../vaults/model';
import { manifestOf } from '../kubernetes/objects';
import type { Draft, Place } from '../model';
import type { Found } from '../tree';
import { existingSecret } from './existing-secret';

export function chartValue(place: Place, vault: Vault, found: Found): Draft | undefined {
  const manifest = manifestOf(found.parents);
  const whole = found.value.span.start === place.credential.span.start && found.value.span.end === place.credential.span.end;
  const at = found.path.lastIndexOf('valuesObject');
  if (!whole || at < 0 || !textOf(get(manifest, 'apiVersion'))?.startsWith('argoproj.io/')) return undefined;
  const values = { ...found, path: found.path.slice(at + 1), parents: found.parents.slice(at + 1) };
  const namespace = textOf(get(manifest, 'spec', 'destination', 'namespace'));
  return existingSecret(place, vault, values, namespace);
}
