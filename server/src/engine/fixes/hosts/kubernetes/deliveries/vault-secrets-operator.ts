/** HashiCorp's Vault Secrets Operator. https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference */
import { get, textOf } from '../../../../syntax/value';
import { nearest, vaultObjects } from '../objects';
import type { Delivery, Order } from './model';

const API = 'secrets.hashicorp.com/';
const RESTARTS = new Set(['Deployment', 'DaemonSet', 'StatefulSet']);

export const vaultSecretsOperator: Delivery = {
  kind: 'VaultStaticSecret',
  suffix: 'vault-static-secret',
  isUsed: ({ context }, form) =>
    form.vaultAgent !== undefined && vaultObjects(context).some(({ apiVersion }) => apiVersion.startsWith(API)),
  make: (order, form) => {
    const name = order.items[0]?.name;
    const entry = name && form.vaultAgent?.(name);
    // The Secret gets every field of the entry under the field's own name.
    if (!entry || order.items.some((item) => item.key !== item.name.field)) return undefined;
    const login = authOf(order);
    return {
      apiVersion: 'secrets.hashicorp.com/v1beta1',
      kind: 'VaultStaticSecret',
      spec: [
        'spec:',
        ...(login ? [`  vaultAuthRef: ${login}`] : []),
        `  mount: ${entry.mount}`,
        '  type: kv-v2',
        `  path: ${entry.path}`,
        '  refreshAfter: 1h',
        '  destination:',
        `    name: ${order.secret}`,
        '    create: true',
        ...(order.type ? [`    type: ${order.type}`] : []),
        ...restarts(order),
      ],
      steps: login
        ? [`The reader is the role that the VaultAuth ${login} logs in with.`]
        : [
            'Without a vaultAuthRef the operator logs in with the VaultAuth named default of its own namespace: make sure that there is one.',
          ],
    };
  },
  target: (object) => textOf(get(object, 'spec', 'destination', 'name')),
  extend: ({ value }, item, form) => {
    const entry = form.vaultAgent?.(item.name);
    const isSame = textOf(get(value, 'spec', 'path')) === entry?.path && textOf(get(value, 'spec', 'mount')) === entry?.mount;
    return isSame && item.key === item.name.field ? [] : undefined;
  },
};

/** The VaultAuth of the same namespace. */
function authOf({ context, file, namespace }: Order): string | undefined {
  const all = vaultObjects(context).filter(({ kind, name }) => kind === 'VaultAuth' && name);
  return nearest(
    file,
    all.filter((one) => one.namespace === namespace),
  )?.name;
}

/** Pods read their environment once: what runs them is started again when the value changes. */
function restarts({ pod }: Order): string[] {
  const kind = textOf(get(pod?.manifest, 'kind')) ?? '';
  const name = textOf(get(pod?.manifest, 'metadata', 'name'));
  return name && RESTARTS.has(kind) ? ['  rolloutRestartTargets:', `    - kind: ${kind}`, `      name: ${name}`] : [];
}
