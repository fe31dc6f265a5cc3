import type { ArmForm } from '../forms/arm';
import { secretName } from './names';

// https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/key-vault-parameter
// https://learn.microsoft.com/en-us/azure/azure-resource-manager/bicep/bicep-functions-parameters-file#getsecret
export const arm: ArmForm = {
  reference: (name) => ({
    keyVault: {
      id: '/subscriptions/SUBSCRIPTION_ID/resourceGroups/RESOURCE_GROUP/providers/Microsoft.KeyVault/vaults/KEY_VAULT',
    },
    secretName: secretName(name),
  }),
  parameter: (name) => `az.getSecret('SUBSCRIPTION_ID', 'RESOURCE_GROUP', 'KEY_VAULT', '${secretName(name)}')`,
  module: (name, vault) => `${vault}.getSecret('${secretName(name)}')`,
  type: 'Microsoft.KeyVault/vaults@2023-07-01',
  needs:
    'Allow the vault to be read by deployments (az keyvault update --enabled-for-template-deployment true), and whoever deploys Microsoft.KeyVault/vaults/deploy/action.',
};
