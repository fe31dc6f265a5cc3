import type { SecretName } from '../../naming';

/**
 * `op://app/db/password`: vault, item and field. A slash in a title would break the reference; names have none.
 * https://developer.1password.com/docs/cli/secret-reference-syntax/
 */
export function reference({ service, component, field }: SecretName): string {
  return `op://${service}/${component}/${field}`;
}
