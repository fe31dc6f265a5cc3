/** How rights over a key vault are given, and whether the lifetime of SAS tokens is limited. */
import type { CloudResource } from '../../resource';
import type { Switch } from './model';
import { plainOf, valueAt } from './read';

/** The first version of the API whose vaults have roles by default. https://learn.microsoft.com/en-us/azure/key-vault/general/access-control-default */
const ROLES_BY_DEFAULT = '2026-02-01';

export const VAULTS_AND_SAS: readonly Switch[] = [
  {
    about: 'vault-rbac',
    otherwise: 'missing',
    places: [
      {
        // The provider calls it by the second name since version 4.42.
        types: ['azurerm_key_vault'],
        path: ['enable_rbac_authorization'],
        safe: true,
        also: [{ path: ['rbac_authorization_enabled'], safe: true }],
      },
      { types: ['Microsoft.KeyVault/vaults'], path: ['properties', 'enableRbacAuthorization'], safe: true },
    ],
    unless: rolesByDefault,
  },
  {
    // https://learn.microsoft.com/en-us/azure/storage/common/sas-expiration-policy
    about: 'sas-policy',
    otherwise: 'missing',
    isSafe: () => true,
    places: [
      { types: ['azurerm_storage_account'], path: ['sas_policy', 'expiration_period'], safe: '7.00:00:00' },
      {
        types: ['Microsoft.Storage/storageAccounts'],
        path: ['properties', 'sasPolicy', 'sasExpirationPeriod'],
        safe: '7.00:00:00',
      },
    ],
    unless: withoutKeys,
  },
];

function rolesByDefault({ body, notation }: CloudResource, written: boolean): 'safe' | undefined {
  if (written || notation !== 'arm') return undefined;
  const version = plainOf(valueAt(body, ['apiVersion']).value) ?? '';
  return version.slice(0, 10) >= ROLES_BY_DEFAULT ? 'safe' : undefined;
}

/** Account and service SAS are signed with the account's keys: without those there are none. */
function withoutKeys({ body }: CloudResource): 'none' | undefined {
  const { value } = valueAt(body, ['shared_access_key_enabled']);
  const keys = value ?? valueAt(body, ['properties', 'allowSharedKeyAccess']).value;
  return keys && plainOf(keys) !== 'true' ? 'none' : undefined;
}
