/** ServiceAccounts that are worth taking over: what their bindings and their cloud identities give. */
import type { RbacRule, RbacTerm, ReferenceFact } from '../facts/model';
import type { Span } from '../syntax/span';
import type { Held, Identity, IdentityGraph } from './model';
import { effectiveRules, placeOf } from './rbac';
import { rightsOf } from './rbac-match';
import { reachOf } from './reach';
import { reachInWords } from './reach-words';

export interface GraveAccount {
  readonly identity: Identity;
  readonly place: string;
  readonly severity: 'critical' | 'high';
  /** Words that follow "which": `may do everything in AWS as role deploy`. */
  readonly words: string;
  /** Where that is written, in the order of the way. */
  readonly hops: readonly { readonly span: Span; readonly message: string }[];
}

type Gravity = Pick<GraveAccount, 'severity' | 'words' | 'hops'>;

const known = new WeakMap<IdentityGraph, readonly GraveAccount[]>();

/** The gravest first; worked out once for all rules over a graph. */
export function graveAccounts(graph: IdentityGraph): readonly GraveAccount[] {
  const before = known.get(graph);
  if (before) return before;
  const assumes = new Map<string, ReferenceFact[]>();
  for (const reference of graph.references) {
    if (reference.type !== 'assumes' || !reference.fromIdentity) continue;
    assumes.set(reference.fromIdentity, [...(assumes.get(reference.fromIdentity) ?? []), reference]);
  }
  const found: GraveAccount[] = [];
  for (const identity of graph.identities) {
    const gravity = identity.kind === 'k8s-service-account' ? gravityOf(graph, identity, assumes) : undefined;
    if (gravity) for (const place of placesOf(identity)) found.push({ identity, place, ...gravity });
  }
  const ordered = [...found.filter((one) => one.severity === 'critical'), ...found.filter((one) => one.severity === 'high')];
  known.set(graph, ordered);
  return ordered;
}

function placesOf({ aliases, declared, references, mentions }: Identity): string[] {
  const files = [...declared, ...references.map(({ span }) => span), ...mentions].map(({ file }) => file);
  return [
    ...new Set(
      aliases.flatMap((alias) => {
        const namespace = /^k8s-sa:([^/]{1,300})\//.exec(alias)?.[1];
        return namespace ? files.map((file) => placeOf(namespace, file)) : [];
      }),
    ),
  ];
}

function gravityOf(graph: IdentityGraph, identity: Identity, assumes: ReadonlyMap<string, ReferenceFact[]>): Gravity | undefined {
  const ways = [
    ...identity.grants.flatMap((held) => inCluster(graph, held) ?? []),
    ...identity.aliases.flatMap((alias) => assumes.get(alias) ?? []).flatMap((reference) => inCloud(graph, reference) ?? []),
  ];
  return ways.find(({ severity }) => severity === 'critical') ?? ways[0];
}

function inCluster(graph: IdentityGraph, { role, attachment }: Held): Gravity | undefined {
  if (attachment?.type !== 'binding') return undefined;
  const { policy, clusterWide, span, name } = attachment;
  const hops = [{ span, message: `${name} gives it that` }];
  if (role ? isWhole(effectiveRules(graph, role)) : policy === 'k8s-cluster-role:cluster-admin')
    return clusterWide
      ? { severity: 'critical', words: 'may do everything in the cluster', hops }
      : { severity: 'high', words: 'may do everything in its namespace', hops };
  if (!clusterWide) return undefined;
  if (!role) {
    const [, broad] = /^k8s-cluster-role:(admin|edit)$/.exec(policy) ?? [];
    return broad ? { severity: 'high', words: `may do in every namespace what the role ${broad} may`, hops } : undefined;
  }
  const rights = rightsOf(role.aggregates ? { ...role, rules: effectiveRules(graph, role) } : role);
  const unlimited = rights.filter(({ names }) => names.length === 0);
  const taking = unlimited.find(({ capability }) => capability.takesOver);
  if (taking) return { severity: 'critical', words: `may ${taking.capability.gives}`, hops };
  return unlimited.some(({ capability }) => capability.topic === 'read-secrets')
    ? { severity: 'high', words: 'may read every Secret of the cluster', hops }
    : undefined;
}

function isWhole(rules: readonly RbacRule[]): boolean {
  const isOpen = (terms: readonly RbacTerm[]) => terms.some(({ text }) => text === '*');
  return rules.some(({ verbs, resources, apiGroups }) => isOpen(verbs) && isOpen(resources) && isOpen(apiGroups));
}

function inCloud(graph: IdentityGraph, { to, span }: ReferenceFact): Gravity | undefined {
  const cloud = graph.byAlias.get(to);
  if (!cloud) return undefined;
  const reach = reachOf(graph, cloud);
  const manages = reach.services.some((one) => one.service === 'iam' && one.manages);
  if (!reach.admin && !manages && reach.paths.length === 0) return undefined;
  const called = cloud.kind === 'iam-role' ? `role ${cloud.name}` : cloud.name;
  const may = reach.admin || reach.paths.length === 0 ? reachInWords(reach) : `can ${reach.paths[0]}`;
  const declared = cloud.declared[0];
  return {
    severity: reach.admin ? 'critical' : 'high',
    words: `becomes ${called}: ${may}`,
    hops: [{ span, message: `becomes ${called}` }, ...(declared ? [{ span: declared, message: `${called} ${may}` }] : [])],
  };
}
