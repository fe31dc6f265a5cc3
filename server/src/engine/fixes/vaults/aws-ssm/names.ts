import type { SecretName } from '../../naming';

/**
 * `/app/db/password`: letters, digits and `_.-/`, and nothing that begins with `aws` or `ssm`.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
export function parameterName({ service, component, field }: SecretName): string {
  const own = /^(?:aws|ssm)/i.test(service) ? `app-${service}` : service;
  return `/${own}/${component}/${field}`;
}
