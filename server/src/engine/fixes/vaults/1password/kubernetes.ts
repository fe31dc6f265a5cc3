import type { KubernetesForm } from '../forms/kubernetes';

export const kubernetes: KubernetesForm = {
  // A store reads one vault; keys are `item/field`. https://external-secrets.io/latest/provider/1password-sdk/
  externalSecrets: {
    provider: 'onepasswordSDK',
    settings: ({ service }) => ({ vault: service }),
    store: '1password',
    login: 'for 1Password (onepasswordSDK) with a service account that reads this one vault',
    remote: ({ component, field }) => ({ key: `${component}/${field}` }),
  },
  // https://developer.1password.com/docs/k8s/operator/
  item: ({ service, component }) => `vaults/${service}/items/${component}`,
  vals: { scheme: 'op', path: ({ service, component, field }) => `${service}/${component}/${field}` },
};
