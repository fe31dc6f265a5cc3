import type { KubernetesForm } from '../forms/kubernetes';
import { secretName } from './names';

export const kubernetes: KubernetesForm = {
  // https://external-secrets.io/latest/provider/azure-key-vault/
  externalSecrets: {
    provider: 'azurekv',
    store: 'azure-key-vault',
    login: 'for Azure Key Vault that logs in with workload identity (authType WorkloadIdentity)',
    remote: (name) => ({ key: secretName(name) }),
  },
  // https://azure.github.io/secrets-store-csi-driver-provider-azure/docs/getting-started/usage/
  csi: {
    provider: 'azure',
    list: { parameter: 'objects', head: 'array:' },
    item: (name, alias, known) =>
      known.keyvaultName
        ? ['  - |', `    objectName: ${secretName(name)}`, '    objectType: secret', `    objectAlias: ${alias}`]
        : undefined,
  },
  vals: { scheme: 'azurekeyvault', path: secretName, scoped: true },
};
