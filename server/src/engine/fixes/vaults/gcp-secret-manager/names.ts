import { dns, type SecretName } from '../../naming';

/**
 * `app-db-password`: letters, digits, dashes and underscores, 255 of them at most.
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create
 */
export function secretName({ service, component, field }: SecretName): string {
  return dns(service, component, field);
}
