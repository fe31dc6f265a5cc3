import type { KubernetesForm } from '../forms/kubernetes';
import { entryPath } from './names';

export const kubernetes: KubernetesForm = {
  // https://external-secrets.io/latest/provider/hashicorp-vault/
  externalSecrets: {
    provider: 'vault',
    settings: () => ({ path: 'secret' }),
    store: 'vault-backend',
    login: 'for HashiCorp Vault (path secret, version v2) that logs in with its ServiceAccount (auth.kubernetes)',
    // A store without a path leaves the mount to the key.
    remote: (name, settings) => ({
      key: settings && settings.path === undefined ? `secret/${entryPath(name)}` : entryPath(name),
      property: name.field,
    }),
  },
  // https://developer.hashicorp.com/vault/docs/platform/k8s/csi/configurations
  csi: {
    provider: 'vault',
    list: { parameter: 'objects' },
    item: (name, alias, known) =>
      known.roleName
        ? [`- objectName: ${alias}`, `  secretPath: secret/data/${entryPath(name)}`, `  secretKey: ${name.field}`]
        : undefined,
  },
  vaultAgent: (name) => ({ mount: 'secret', path: entryPath(name), api: `secret/data/${entryPath(name)}` }),
  vals: { scheme: 'vault', path: (name) => `secret/${entryPath(name)}#/${name.field}` },
};
