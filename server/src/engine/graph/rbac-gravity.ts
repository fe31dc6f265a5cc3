/** What makes a ServiceAccount worth taking over: a binding, or a cloud identity that it becomes. */
import type { RbacRule, RbacTerm, ReferenceFact } from '../facts/model';
import type { Span } from '../syntax/span';
import type { Held, IdentityGraph } from './model';
import { effectiveRules } from './rbac';
import { rightsOf } from './rbac-match';
import { reachOf } from './reach';
import { reachInWords } from './reach-words';

export interface Gravity {
  readonly severity: 'critical' | 'high';
  /** Words that follow "which": `may do everything in the cluster`. */
  readonly words: string;
  /** Where that is written, in the order of the way. */
  readonly hops: readonly { readonly span: Span; readonly message: string }[];
}

/** By what a binding gives it. */
export function inCluster(graph: IdentityGraph, { role, attachment }: Held): Gravity | undefined {
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

/** By the cloud identity behind it, as far as this workspace declares that. */
export function inCloud(graph: IdentityGraph, { to, span }: ReferenceFact): Gravity | undefined {
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
    words: `becomes ${called} and ${may}`,
    hops: [{ span, message: `becomes ${called}` }, ...(declared ? [{ span: declared, message: `${called} ${may}` }] : [])],
  };
}
