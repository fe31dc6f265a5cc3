/** `configMapGenerator`: the literal moves to a Secret, and whoever reads it there reads it here. */
import type { Vault } from '../../vaults/model';
import { moved } from '../kubernetes/config-map';
import { secretOf } from '../kubernetes/deliver';
import type { Draft, Place } from '../model';
import type { Found } from '../tree';
import { generatorOf, withoutItem } from './generator';

export function configMapLiteral(place: Place, vault: Vault, found: Found): Draft | undefined {
  const generator = generatorOf(place, found);
  const item = generator?.literals.items[Number(found.path[3])];
  const gone = item && withoutItem(place.text, item);
  if (!generator || !gone || generator.literals.items.length < 2) return undefined;
  const { name, key, namespace } = generator;
  const secret = secretOf(place.name);
  return moved(place, vault, { map: name, key, gone, secret, file: place.file, ...(namespace ? { namespace } : {}) });
}
