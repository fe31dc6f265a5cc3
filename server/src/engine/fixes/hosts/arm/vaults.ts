/** What deployments of Azure can read: ARM templates and Bicep alike. https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/key-vault-parameter */
import type { HostFixes } from '../model';

const NOT_RESOLVED = 'deployments read secrets of Azure Key Vault only; a pipeline can hand the value to a secure parameter';

/** Why the other vaults have no form here. */
export const KEY_VAULT_ONLY: HostFixes['without'] = {
  'aws-secrets-manager': NOT_RESOLVED,
  'aws-ssm': NOT_RESOLVED,
  'hashicorp-vault': NOT_RESOLVED,
  'gcp-secret-manager': NOT_RESOLVED,
  '1password': NOT_RESOLVED,
};
