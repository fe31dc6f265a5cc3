/** The Identities view as data: identities in groups. Knows nothing of the editor. */
import type { IdentityDto } from '../../server/src/lsp/protocol';
import { kindOf, rankOf } from './kinds';
import { type Node, plural } from './nodes';

export type Grouping = 'kind' | 'environment' | 'owner' | 'file' | 'risk';

interface Group {
  readonly key: string;
  readonly title: string;
  readonly icon: string;
  /** Orders groups, then their titles do. */
  readonly rank: number;
}

/** Scores from here on. */
const RISKS: readonly [from: number, title: string, icon: string][] = [
  [70, 'High risk (70 to 100)', 'error'],
  [40, 'Medium risk (40 to 69)', 'warning'],
  [1, 'Low risk (1 to 39)', 'info'],
  [0, 'No risk seen', 'pass'],
];

/** The groups that an identity belongs to: one, but for environments, of which it may have several. */
const GROUPS: Readonly<Record<Grouping, (identity: IdentityDto) => Group[]>> = {
  kind: ({ kind }) => [{ key: kind, title: kindOf(kind).title, icon: kindOf(kind).icon, rank: rankOf(kind) }],
  environment: ({ environments = [] }) =>
    environments.length > 0
      ? environments.map((one) => ({ key: one, title: one, icon: 'layers', rank: 0 }))
      : [{ key: '', title: 'No environment said', icon: 'question', rank: 1 }],
  owner: ({ owner }) =>
    owner === undefined
      ? [{ key: '', title: 'No owner named', icon: 'question', rank: 1 }]
      : [{ key: owner, title: owner, icon: 'organization', rank: 0 }],
  file: ({ folder, file }) => [{ key: `${folder}/${file}`, title: file, icon: 'file', rank: 0 }],
  risk: ({ risk }) => {
    const rank = RISKS.findIndex(([from]) => risk >= from);
    const [, title, icon] = RISKS[rank] as (typeof RISKS)[number];
    return [{ key: String(rank), title, icon, rank }];
  },
};

/** The tree of a workspace: groups with their counts, identities below. `filter`: words that must all stand somewhere. */
export function treeOf(identities: readonly IdentityDto[], grouping: Grouping, filter: string): Node[] {
  const groups = new Map<string, Group & { readonly members: Node[] }>();
  for (const identity of identities) {
    if (!matches(identity, filter)) continue;
    for (const [nth, group] of GROUPS[grouping](identity).entries()) {
      const known = groups.get(group.key) ?? { ...group, members: [] };
      groups.set(group.key, known);
      // Only in its first group does it keep its place when the grouping changes.
      known.members.push(identityNode(identity, nth === 0 ? '' : `@${group.key}`, grouping !== 'kind'));
    }
  }
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank || (a.title < b.title ? -1 : 1))
    .map(({ key, title, icon, members }) => ({
      ...{ id: `${grouping}:${key}`, label: title, description: String(members.length) },
      spoken: `${title}, ${members.length === 1 ? '1 identity' : `${members.length} identities`}`,
      ...{ icon, children: members, expanded: true, context: 'group' as const },
    }));
}

/** Whether every word of the filter stands in what the view says of an identity, however it is grouped. */
export function matches(identity: IdentityDto, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { kind, name, file, owner = '', environments = [], gravest = '', admin } = identity;
  const text = [name, kindOf(kind).title, kindOf(kind).one, file, owner, ...environments, gravest, admin ? 'reaches admin' : '']
    .concat(factsOf(identity))
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function identityNode(identity: IdentityDto, suffix: string, tellKind: boolean): Node {
  const { folder, id, kind, name, findings = 0, gravest } = identity;
  const facts = factsOf(identity);
  const { icon, one } = kindOf(kind);
  return {
    ...{ id: `identity:${folder}:${id}${suffix}`, label: name },
    description: [...(tellKind ? [one] : []), ...facts].join(' · '),
    spoken: [name, one, ...facts, ...(gravest ? [`gravest ${gravest}`] : [])].join(', '),
    icon,
    ...(gravest ? { severity: gravest, count: findings } : {}),
    context: 'identity',
    identity: { folder, id },
  };
}

function factsOf({ declared, uses, storages = [], kind, findings = 0, admin }: IdentityDto): string[] {
  return [
    ...(declared ? [] : ['only mentioned']),
    ...(uses > 0 ? [`used by ${uses}`] : []),
    ...(kind === 'iam-access-key' ? [] : storages.map(storageText)),
    ...(admin ? ['reaches admin'] : []),
    ...(findings > 0 ? [plural(findings, 'finding')] : []),
  ];
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
