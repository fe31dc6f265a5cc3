import { dns } from '../../naming';
import type { ConfigurationForms } from '../forms/configuration';
import { secretId } from './names';

export const configuration: ConfigurationForms = {
  // https://docs.ansible.com/ansible/latest/collections/amazon/aws/secretsmanager_secret_lookup.html
  ansible: (name) => ({
    lookup: `lookup('amazon.aws.secretsmanager_secret', '${secretId(name)}.${name.field}', nested=true)`,
    needs:
      'Install the lookup on the controller: ansible-galaxy collection install amazon.aws, pip install boto3; AWS_REGION says where, its role logs in.',
  }),
  // https://docs.awspring.io/spring-cloud-aws/docs/3.4.0/reference/html/index.html#spring-cloud-aws-secrets-manager
  spring: (name, imports) => {
    if (!imports.some((one) => /^(?:optional:)?aws-secretsmanager:/.test(one))) return undefined;
    const prefix = `${dns(name.service)}.${dns(name.component)}.`;
    return {
      location: `aws-secretsmanager:${secretId(name)}?prefix=${prefix}`,
      placeholder: `\${${prefix}${name.field}}`,
    };
  },
};
