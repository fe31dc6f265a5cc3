import { dns, type SecretName } from '../../naming';

/**
 * `app-db-password`: letters, digits and dashes, 127 of them at most.
 * https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name
 */
export function secretName({ service, component, field }: SecretName): string {
  return dns(service, component, field).slice(0, 127);
}
