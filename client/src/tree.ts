/** The nodes of the Identities view, as data: what a label says, where a click goes. Knows nothing of the editor. */
import type { IdentityDto, PlaceDto } from '../../server/src/lsp/protocol';

export interface Node {
  /** Stable over refreshes, so that the view keeps what is expanded. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Read aloud in place of label and description. */
  readonly spoken: string;
  readonly icon: string;
  readonly place?: PlaceDto;
  readonly children: readonly Node[];
  readonly expanded?: boolean;
  readonly context: 'group' | 'identity' | 'part' | 'place';
}

const KINDS: Readonly<Record<string, { title: string; icon: string }>> = {
  'iam-role': { title: 'IAM roles', icon: 'shield' },
  'iam-user': { title: 'IAM users', icon: 'person' },
  'iam-group': { title: 'IAM groups', icon: 'organization' },
  'iam-access-key': { title: 'IAM access keys', icon: 'key' },
  'service-account': { title: 'Service accounts', icon: 'robot' },
  'k8s-service-account': { title: 'Kubernetes ServiceAccounts', icon: 'vm' },
  'k8s-user': { title: 'Kubernetes users', icon: 'person' },
  'k8s-group': { title: 'Kubernetes groups', icon: 'organization' },
  'oidc-provider': { title: 'OIDC providers', icon: 'globe' },
  'database-account': { title: 'Database accounts', icon: 'database' },
  'api-key': { title: 'API keys of third parties', icon: 'plug' },
  agent: { title: 'Servers of AI agents', icon: 'hubot' },
  certificate: { title: 'Certificates', icon: 'verified' },
  'ssh-key': { title: 'SSH keys', icon: 'terminal' },
};

/** The tree of a workspace: a group for each kind, with counts, in a fixed order. */
export function treeOf(identities: readonly IdentityDto[]): Node[] {
  const groups = new Map<string, IdentityDto[]>();
  for (const identity of identities) groups.set(identity.kind, [...(groups.get(identity.kind) ?? []), identity]);
  const order = Object.keys(KINDS);
  const rank = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([kind, members]) => {
      const { title, icon } = KINDS[kind] ?? { title: kind, icon: 'account' };
      return {
        id: `kind:${kind}`,
        label: title,
        description: String(members.length),
        spoken: `${title}, ${members.length}`,
        icon,
        children: members.map((identity) => identityNode(identity, icon)),
        expanded: true,
        context: 'group' as const,
      };
    });
}

function identityNode(identity: IdentityDto, icon: string): Node {
  const id = `identity:${identity.folder}:${identity.id}`;
  const findings = identity.findings.length;
  const facts = [
    identity.declared.length === 0 ? 'only mentioned' : '',
    identity.references.length > 0 ? `used by ${identity.references.length}` : '',
    storages(identity),
    findings > 0 ? plural(findings, 'finding') : '',
  ].filter((fact) => fact !== '');
  const place = identity.declared[0] ?? identity.references[0]?.place ?? identity.credentials[0]?.place;
  const parts = [
    part(
      id,
      'declared',
      'Declared',
      'symbol-class',
      identity.declared.map((at) => ({ label: fileOf(at), note: '', at })),
    ),
    part(
      id,
      'used',
      'Used by',
      'references',
      identity.references.map(({ from, type, place: at }) => ({ label: from, note: type, at })),
    ),
    part(
      id,
      'credentials',
      'Credentials',
      'key',
      identity.credentials.map(({ type, storage, place: at }) => ({ label: type, note: storageText(storage), at })),
    ),
    part(
      id,
      'grants',
      'May do',
      'unlock',
      identity.grants.map(({ source, actions, place: at }) => ({ label: source, note: summary(actions), at })),
    ),
    part(
      id,
      'trust',
      'Who may become it',
      'account',
      identity.trust.map(({ principal, place: at }) => ({ label: principal, note: '', at })),
    ),
    part(
      id,
      'findings',
      'Findings',
      'warning',
      identity.findings.map(({ rule, severity, message, place: at }) => ({ label: message, note: `${severity} · ${rule}`, at })),
    ),
  ];
  return {
    id,
    label: identity.name,
    description: facts.join(' · '),
    spoken: [identity.name, ...facts].join(', '),
    icon: findings > 0 ? 'warning' : icon,
    ...(place ? { place } : {}),
    children: parts.filter((one) => one.children.length > 0),
    context: 'identity',
  };
}

function part(
  parent: string,
  name: string,
  label: string,
  icon: string,
  entries: readonly { label: string; note: string; at: PlaceDto | null }[],
): Node {
  const id = `${parent}/${name}`;
  return {
    id,
    label,
    description: String(entries.length),
    spoken: `${label}, ${entries.length}`,
    icon,
    children: entries.map((entry, index) => ({
      id: `${id}/${index}`,
      label: entry.label,
      description: [entry.note, entry.at ? fileOf(entry.at) : '']
        .filter((text) => text !== '' && text !== entry.label)
        .join(' · '),
      spoken: [entry.label, entry.note, entry.at ? fileOf(entry.at) : ''].filter((text) => text !== '').join(', '),
      icon: 'circle-small',
      ...(entry.at ? { place: entry.at } : {}),
      children: [],
      context: 'place' as const,
    })),
    context: 'part',
  };
}

function storages(identity: IdentityDto): string {
  // An access key that Terraform makes has its secret in the state: none is stored here, but one exists.
  if (identity.kind === 'iam-access-key') return '';
  const kinds = [...new Set(identity.credentials.map((credential) => credential.storage))];
  return kinds.map(storageText).join(', ');
}

/** How an identity gets its credential, in words. */
function storageText(storage: string): string {
  switch (storage) {
    case 'literal':
      return 'hardcoded';
    case 'environment':
      return 'from the environment';
    case 'vault':
      return 'from a vault';
    default:
      return 'no stored secret';
  }
}

function summary(actions: readonly string[]): string {
  return actions.length <= 3 ? actions.join(', ') : `${actions.slice(0, 3).join(', ')} and ${actions.length - 3} more`;
}

function fileOf(place: PlaceDto): string {
  return `${decodeURIComponent(place.uri.slice(place.uri.lastIndexOf('/') + 1))}:${place.line + 1}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
