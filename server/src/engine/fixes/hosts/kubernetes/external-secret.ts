/** Secrets that an operator fills from a vault. https://external-secrets.io/latest/api/externalsecret/ (v1) */
import { parseYaml } from '../../../syntax/data/yaml';
import { sibling } from '../../../syntax/path';
import { type Entry, get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { FileEdit, FixContext } from '../../model';
import { dns, type SecretName } from '../../naming';
import { lastOnly } from '../../remember';
import { indentAt, newlineOf, trimmedEnd } from '../../text';
import type { KubernetesForm } from '../../vaults/forms/kubernetes';

export interface Store {
  readonly name: string;
  readonly kind: string;
  /** The workspace declares it. */
  readonly declared: boolean;
}

/** One key of the Kubernetes Secret and the property of the vault entry behind it. */
export interface Item {
  readonly secretKey: string;
  readonly property: string;
}

/** Reading every manifest for a store must stay cheap. */
const MAX_FILES = 300;

/** The secret store of the workspace for this vault, else the usual name of one. */
export function findStore(context: FixContext, vault: KubernetesForm): Store {
  const found = storesOf(context.graph, context.read).find(({ provider }) => provider === vault.provider);
  return found ?? { name: vault.store, kind: 'ClusterSecretStore', declared: false };
}

/** Every secret store that the manifests of the workspace declare. */
const storesOf = lastOnly((graph: FixContext['graph'], read: FixContext['read']): (Store & { provider: string })[] => {
  const files = [...graph.facts].filter(([, { host }]) => host === 'kubernetes' || host === 'helm-template' || host === 'yaml');
  return files.slice(0, MAX_FILES).flatMap(([file]) => {
    const text = read(file);
    if (!text?.includes('SecretStore') || !text.includes('external-secrets.io/')) return [];
    return parseYaml(file, text).documents.flatMap((document) => {
      const kind = textOf(get(document, 'kind'));
      const name = textOf(get(document, 'metadata', 'name'));
      const provider = get(document, 'spec', 'provider');
      if (!name || (kind !== 'SecretStore' && kind !== 'ClusterSecretStore') || provider?.kind !== 'object') return [];
      return provider.entries.map(({ key }) => ({ name, kind, declared: true, provider: key }));
    });
  });
});

/** Lines of `spec:`, without indentation. */
export function specLines(store: Store, target: string, key: string, items: readonly Item[], type?: string): string[] {
  return [
    'spec:',
    '  refreshInterval: 1h0m0s',
    '  secretStoreRef:',
    `    name: ${store.name}`,
    `    kind: ${store.kind}`,
    '  target:',
    `    name: ${target}`,
    '    creationPolicy: Owner',
    ...(type ? ['    template:', `      type: ${type}`] : []),
    '  data:',
    ...items.flatMap((item) => itemLines(item, key).map((line) => `    ${line}`)),
  ];
}

function itemLines({ secretKey, property }: Item, key: string): string[] {
  return [`- secretKey: ${secretKey}`, '  remoteRef:', `    key: ${key}`, `    property: ${property}`];
}

/** The file next to the manifest in which the ExternalSecret stands, and the edit that brings it about (none when it is there). */
export function externalSecret(
  context: FixContext,
  manifest: string,
  newline: string,
  options: { name: SecretName; vault: KubernetesForm; store: Store; namespace?: string },
): FileEdit[] | undefined {
  const { name, vault, store, namespace } = options;
  const target = secretOf(name);
  const file = sibling(manifest, `${target}-external-secret.yaml`);
  const present = context.read(file);
  const item = { secretKey: name.field, property: name.field };
  if (present !== undefined) return extend(file, present, target, item, vault.key(name));
  const lines = [
    'apiVersion: external-secrets.io/v1',
    'kind: ExternalSecret',
    'metadata:',
    `  name: ${target}`,
    ...(namespace ? [`  namespace: ${namespace}`] : []),
    ...specLines(store, target, vault.key(name), [item]),
  ];
  return [{ file, create: true, edits: [{ start: 0, end: 0, text: lines.join(newline) + newline }] }];
}

/** One more key in an ExternalSecret that is there already. */
function extend(file: string, text: string, target: string, item: Item, key: string): FileEdit[] | undefined {
  const documents = parseYaml(file, text).documents.filter((document) => textOf(get(document, 'kind')) === 'ExternalSecret');
  const document = documents.find((one) => textOf(get(one, 'metadata', 'name')) === target);
  const items = itemsOf(get(document, 'spec', 'data'));
  if (items.some((one) => textOf(get(one, 'secretKey')) === item.secretKey)) return [];
  const last = items.at(-1);
  if (!last) return undefined;
  const { end } = trimmedEnd(text, last.span);
  const lead = indentAt(text, last.span.start);
  const lines = itemLines(item, key).map((line) => newlineOf(text) + lead + line);
  return [{ file, edits: [{ start: end, end, text: lines.join('') }] }];
}

/** Name of the Kubernetes Secret for a vault entry: `app-db`. */
export function secretOf(name: SecretName): string {
  return dns(name.service, name.component);
}

/** The top-level entry of a manifest. */
export function topEntry(document: Value, key: string): Entry | undefined {
  return document.kind === 'object' ? document.entries.find((entry) => entry.key === key) : undefined;
}
