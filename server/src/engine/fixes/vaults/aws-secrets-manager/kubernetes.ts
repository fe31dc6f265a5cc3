import type { KubernetesForm } from '../forms/kubernetes';
import { secretId } from './names';

export const kubernetes: KubernetesForm = {
  // https://external-secrets.io/latest/provider/aws-secrets-manager/
  externalSecrets: {
    provider: 'aws',
    settings: () => ({ service: 'SecretsManager' }),
    store: 'aws-secrets',
    login: 'for AWS, service SecretsManager, that logs in with the role of a ServiceAccount (auth.jwt)',
    remote: (name) => ({ key: secretId(name), property: name.field }),
  },
  // https://github.com/aws/secrets-store-csi-driver-provider-aws
  csi: {
    provider: 'aws',
    list: { parameter: 'objects' },
    item: (name, alias) => [
      `- objectName: ${secretId(name)}`,
      '  objectType: secretsmanager',
      '  jmesPath:',
      // What is no identifier of JMESPath stands in quotes.
      `    - path: ${/^[A-Za-z_]\w*$/.test(name.field) ? name.field : `'"${name.field}"'`}`,
      `      objectAlias: ${alias}`,
    ],
  },
  vals: { scheme: 'awssecrets', path: (name) => `${secretId(name)}#/${name.field}` },
};
