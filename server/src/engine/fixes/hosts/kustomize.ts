/** Kustomize: what its generators hold moves into a vault, and the Secret they made comes from an operator. */
import type { Vault } from '../vaults/model';
import { isKustomization } from './kubernetes/resources';
import { configMapLiteral } from './kustomize/config-map-generator';
import { secretLiteral } from './kustomize/secret-generator';
import type { Draft, HostFixes, Place } from './model';
import { documentsOf } from './parse';
import { findLiteral } from './tree';

export const kustomize: HostFixes = {
  id: 'kustomize',
  title: 'Kustomize',
  serves: (file) => isKustomization(file),
  reference,
  byHand: () => [
    'Keep the value out of the generator: let a secret operator fill a Secret from the vault, and add its object to resources.',
  ],
};

function reference(place: Place, vault: Vault): Draft | undefined {
  const [document] = documentsOf(place.file, place.text);
  const found = document && findLiteral(document, place.credential);
  if (found?.path.length !== 4 || found.path[2] !== 'literals') return undefined;
  if (found.path[0] === 'secretGenerator') return secretLiteral(place, vault, found);
  return found.path[0] === 'configMapGenerator' ? configMapLiteral(place, vault, found) : undefined;
}
