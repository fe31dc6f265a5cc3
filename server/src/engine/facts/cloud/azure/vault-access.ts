/** Who may do what with the content of a key vault, by access policies of the vault. */
import { termsOf } from '../../../iam/terms';
import { get, itemsOf, type ObjectValue } from '../../../syntax/value';
import type { VaultAccessFact } from '../../model';
import { type CloudFacts, type CloudResource, ofResource } from '../resource';
import { memberOf } from './members';
import { objectsOf, propertyOf } from './properties';

/** The lists of a policy, by the words of the notations. */
const LISTS: readonly (readonly [objects: VaultAccessFact['objects'], terraform: string, other: string])[] = [
  ['secret', 'secret_permissions', 'secrets'],
  ['key', 'key_permissions', 'keys'],
  ['certificate', 'certificate_permissions', 'certificates'],
  ['storage', 'storage_permissions', 'storage'],
];

/** A vault and the policies written in it, or a policy that is declared on its own. */
export function readVaultAccess(resource: CloudResource, facts: CloudFacts): void {
  for (const policy of policiesOf(resource)) facts.vaultAccess.push(...accessOf(resource, policy));
}

function policiesOf(resource: CloudResource): readonly ObjectValue[] {
  const { notation, type, body } = resource;
  if (notation === 'arm') return objectsOf(propertyOf(resource, 'access_policies'));
  if (notation === 'ansible') return objectsOf(get(body, 'access_policies'));
  return type === 'azurerm_key_vault_access_policy' ? [body] : objectsOf(get(body, 'access_policy'));
}

function accessOf(resource: CloudResource, policy: ObjectValue): VaultAccessFact[] {
  const { notation } = resource;
  const id = get(policy, notation === 'arm' ? 'objectId' : 'object_id');
  const lists = notation === 'arm' ? get(policy, 'permissions') : policy;
  return LISTS.flatMap(([objects, terraform, other]) => {
    const list = get(lists, notation === 'terraform' ? terraform : other);
    if (!list) return [];
    return {
      ...ofResource('azure', resource),
      objects,
      permissions: itemsOf(list).flatMap((item) => termsOf(item)),
      list: list.span,
      ...(id ? { member: memberOf(id, undefined) } : {}),
    };
  });
}
