/** Kinds of identities in the sidebar, in the order of their groups. */
export interface Kind {
  readonly title: string;
  readonly one: string;
  readonly icon: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  'iam-role': { title: 'IAM roles', one: 'IAM role', icon: 'shield' },
  'iam-user': { title: 'IAM users', one: 'IAM user', icon: 'person' },
  'iam-group': { title: 'IAM groups', one: 'IAM group', icon: 'organization' },
  'iam-access-key': { title: 'IAM access keys', one: 'IAM access key', icon: 'key' },
  'service-account': { title: 'Service accounts', one: 'service account', icon: 'robot' },
  'service-principal': { title: 'Service principals', one: 'service principal', icon: 'server-process' },
  'managed-identity': { title: 'Managed identities', one: 'managed identity', icon: 'azure' },
  'k8s-service-account': { title: 'Kubernetes ServiceAccounts', one: 'Kubernetes ServiceAccount', icon: 'vm' },
  'k8s-user': { title: 'Kubernetes users', one: 'Kubernetes user', icon: 'person' },
  'k8s-group': { title: 'Kubernetes groups', one: 'Kubernetes group', icon: 'organization' },
  'oidc-provider': { title: 'OIDC providers', one: 'OIDC provider', icon: 'globe' },
  'database-account': { title: 'Database accounts', one: 'database account', icon: 'database' },
  'api-key': { title: 'API keys of third parties', one: 'API key', icon: 'plug' },
  certificate: { title: 'Certificates', one: 'certificate', icon: 'verified' },
  'ssh-key': { title: 'SSH keys', one: 'SSH key', icon: 'terminal' },
  bot: { title: 'Bots', one: 'bot', icon: 'hubot' },
  device: { title: 'Devices', one: 'device', icon: 'device-mobile' },
  agent: { title: 'Servers of AI agents', one: 'server of an AI agent', icon: 'hubot' },
};

const ORDER = Object.keys(KINDS);

export function kindOf(kind: string): Kind {
  return KINDS[kind] ?? { title: kind, one: kind, icon: 'account' };
}

export function rankOf(kind: string): number {
  const at = ORDER.indexOf(kind);
  return at < 0 ? ORDER.length : at;
}
