/** How the provider writes what a cluster calls otherwise: `container { … }` twice is `containers: [ …, … ]`. */

/** Blocks that may be repeated, and the list that they make. */
const LISTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cluster_role_selectors: 'clusterRoleSelectors',
    container: 'containers',
    env: 'env',
    env_from: 'envFrom',
    init_container: 'initContainers',
    items: 'items',
    port: 'ports',
    rule: 'rules',
    sources: 'sources',
    subject: 'subjects',
    volume: 'volumes',
    volume_mount: 'volumeMounts',
  }),
);

const BLOCKS: ReadonlyMap<string, string> = new Map([...LISTS].map(([block, list]) => [list, block]));

/** The list that blocks of the type make; undefined where there is one block at most. */
export function listOf(type: string): string | undefined {
  return LISTS.get(type);
}

/** `service_account_name` is `serviceAccountName` to the cluster. */
export function keyOf(name: string): string {
  if (name === 'non_resource_urls') return 'nonResourceURLs';
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `serviceAccountName` is `service_account_name` to the provider, and each of the `containers` a `container`. */
export function nameOf(key: string): string {
  if (key === 'nonResourceURLs') return 'non_resource_urls';
  return BLOCKS.get(key) ?? key.replace(/[A-Z]+(?![a-z])|[A-Z]/g, (capitals) => `_${capitals.toLowerCase()}`);
}

/** Arguments that take any keys: what they hold is written as a map, not as blocks. */
export function isMap(name: string): boolean {
  return /^(?:annotations|binary_data|data|labels|limits|match_labels|node_selector|requests|volume_attributes)$/.test(name);
}
