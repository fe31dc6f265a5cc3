import type { SecretName } from '../../naming';

/**
 * `app/db`: letters, digits and `/_+=.@-`; a dash and six characters at the end would look like what AWS adds to the ARN.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
export function secretId(name: SecretName): string {
  return `${name.service}/${name.component}`.replace(/-([^-]{6})$/, '_$1');
}
