import type { KubernetesForm } from '../forms/kubernetes';
import { parameterName } from './names';

export const kubernetes: KubernetesForm = {
  // https://external-secrets.io/latest/provider/aws-parameter-store/
  externalSecrets: {
    provider: 'aws',
    settings: () => ({ service: 'ParameterStore' }),
    store: 'aws-parameters',
    login: 'for AWS, service ParameterStore, that logs in with the role of a ServiceAccount (auth.jwt)',
    remote: (name) => ({ key: parameterName(name) }),
  },
  // https://github.com/aws/secrets-store-csi-driver-provider-aws
  csi: {
    provider: 'aws',
    list: { parameter: 'objects' },
    item: (name, alias) => [`- objectName: ${parameterName(name)}`, '  objectType: ssmparameter', `  objectAlias: ${alias}`],
  },
  vals: { scheme: 'awsssm', path: (name) => parameterName(name).slice(1) },
};
