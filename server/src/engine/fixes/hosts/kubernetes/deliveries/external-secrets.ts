/** External Secrets Operator. https://external-secrets.io/latest/api/externalsecret/ */
import { get, itemsOf, textOf, type Value } from '../../../../syntax/value';
import type { FixContext } from '../../../model';
import type { ExternalSecretsForm, KubernetesForm } from '../../../vaults/forms/kubernetes';
import { appendItem } from '../block';
import { nearest, textsOf, vaultObjects } from '../objects';
import type { Delivery, Item, Order } from './model';

interface Store {
  readonly name: string;
  readonly kind: string;
  /** Of one that the workspace declares: where, and how its provider is set. */
  readonly file?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

const SUFFIX = 'external-secret';

export const externalSecrets: Delivery = {
  kind: 'ExternalSecret',
  suffix: SUFFIX,
  isUsed: (order, { externalSecrets: form }) => storeFor(order, form).file !== undefined,
  make: (order, form) => {
    const store = storeFor(order, form.externalSecrets);
    const { secret, type, items } = order;
    const places = items.map(({ name }) => JSON.stringify(form.externalSecrets.remote(name, store.settings)));
    // Keys that differ in characters only which the vault does not have.
    if (new Set(places).size < places.length) return undefined;
    return {
      apiVersion: versionOf(order),
      kind: 'ExternalSecret',
      spec: [
        'spec:',
        '  refreshInterval: 1h0m0s',
        '  secretStoreRef:',
        `    name: ${store.name}`,
        `    kind: ${store.kind}`,
        '  target:',
        `    name: ${secret}`,
        '    creationPolicy: Owner',
        ...(type ? ['    template:', `      type: ${type}`] : []),
        '  data:',
        ...items.flatMap((item) => itemLines(item, form, store.settings).map((line) => `    ${line}`)),
      ],
      steps: store.file
        ? [`The reader is whoever the ${store.kind} ${store.name} logs in as.`]
        : [
            `Create the ${store.kind} ${store.name} of External Secrets Operator, ${form.externalSecrets.login}, or put the name of yours in its place.`,
          ],
    };
  },
  target: (object) => textOf(get(object, 'spec', 'target', 'name')) ?? textOf(get(object, 'metadata', 'name')),
  extend: ({ value, text }, item, form, context) => {
    const data = get(value, 'spec', 'data');
    const present = itemsOf(data).find((one) => textOf(get(one, 'secretKey')) === item.key);
    const key = textOf(get(present, 'remoteRef', 'key'));
    const { settings } = storeNamed(context, value, form.externalSecrets);
    if (present) return key === form.externalSecrets.remote(item.name, settings).key ? [] : undefined;
    const added = data?.kind === 'list' ? appendItem(text, data, itemLines(item, form, settings)) : undefined;
    return added && [added];
  },
};

function itemLines({ key, name }: Item, { externalSecrets: form }: KubernetesForm, settings?: Store['settings']): string[] {
  const remote = form.remote(name, settings);
  return [
    `- secretKey: ${key}`,
    '  remoteRef:',
    `    key: ${remote.key}`,
    ...(remote.property === undefined ? [] : [`    property: ${remote.property}`]),
  ];
}

/** The store of the workspace that reads this vault and that the namespace may use, else the usual name of one. */
function storeFor({ context, file, namespace, items }: Order, form: ExternalSecretsForm): Store {
  const name = items[0]?.name;
  const wanted = Object.entries((name && form.settings?.(name)) ?? {});
  const stores = storesOf(context, form).filter(
    ({ settings, kind, ...store }) =>
      (kind === 'ClusterSecretStore' || store.namespace === undefined || store.namespace === namespace) &&
      wanted.every(([key, value]) => (settings[key] ?? value) === value),
  );
  return nearest(file, stores) ?? { name: form.store, kind: 'ClusterSecretStore' };
}

/** The store that an object names, as far as the workspace declares it. */
function storeNamed(context: FixContext, object: Value, form: ExternalSecretsForm): Partial<Store> {
  const name = textOf(get(object, 'spec', 'secretStoreRef', 'name'));
  return storesOf(context, form).find((store) => store.name === name) ?? {};
}

function storesOf(context: FixContext, { provider }: ExternalSecretsForm) {
  return vaultObjects(context).flatMap(({ kind, name, namespace, file, value }) => {
    const given = get(value, 'spec', 'provider', provider);
    if (!given || !name || !/^(?:Cluster)?SecretStore$/.test(kind)) return [];
    return [{ name, kind, file, namespace, settings: textsOf(given) }];
  });
}

/** The version of the operator that the workspace speaks: `v1` has been there since 0.14, `v1beta1` is gone since 0.17. */
function versionOf({ context }: Order): string {
  const spoken = vaultObjects(context)
    .map(({ apiVersion }) => apiVersion)
    .filter((version) => /^external-secrets\.io\/v1(?:beta1)?$/.test(version));
  return spoken.includes('external-secrets.io/v1beta1') && !spoken.includes('external-secrets.io/v1')
    ? 'external-secrets.io/v1beta1'
    : 'external-secrets.io/v1';
}
