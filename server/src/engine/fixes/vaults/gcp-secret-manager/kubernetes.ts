import type { KubernetesForm } from '../forms/kubernetes';
import { secretName } from './names';

export const kubernetes: KubernetesForm = {
  // https://external-secrets.io/latest/provider/google-secrets-manager/
  externalSecrets: {
    provider: 'gcpsm',
    store: 'gcp-secret-manager',
    login: 'for Google Secret Manager that logs in with workload identity',
    remote: (name) => ({ key: secretName(name) }),
  },
  // https://github.com/GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp
  csi: {
    provider: 'gcp',
    list: { parameter: 'secrets' },
    item: (name, alias, known) => {
      const project = /\bprojects\/([^/\s"']{1,100})\/secrets\//.exec(known.secrets ?? '')?.[1];
      return project
        ? [`- resourceName: projects/${project}/secrets/${secretName(name)}/versions/latest`, `  path: ${alias}`]
        : undefined;
    },
  },
  vals: { scheme: 'gcpsecrets', path: secretName, scoped: true },
};
