import type { CredentialFact } from '../../../facts/model';

const NAMES = new Set(['client_secret', 'client_certificate_password']);
const PROVIDERS = new Set(['provider:azurerm', 'provider:azuread', 'provider:azapi', 'provider:azurestack']);

/** Whether the credential is what a provider of Azure logs in with: tf-azure-client-secret-auth tells of it, and of a better login. */
export function isAzureLogin({ slot }: CredentialFact): boolean {
  return slot.kind === 'tf-provider-argument' && NAMES.has(slot.name) && PROVIDERS.has(slot.ownerType ?? '');
}
