/** Roles of Kubernetes in use: what they collect, where they are bound, and to whom. */
import type { AttachmentFact, RbacRoleFact, RbacRule } from '../facts/model';
import type { IdentityGraph } from './model';

export interface RoleUse {
  readonly role: RbacRoleFact;
  /** Bindings of the role, and of the roles that collect it by its labels. */
  readonly bindings: readonly AttachmentFact[];
  /** The built-in roles that collect it: whoever holds one of them holds it, in bindings that may be anywhere. */
  readonly collectedBy: readonly string[];
  /** Whether it holds in the whole cluster, in the namespaces of its bindings, or, as far as is known, for nobody. */
  readonly reach: 'cluster' | 'namespaces' | 'nobody';
  /** Namespaces as `placeOf` tells them apart. */
  readonly places: ReadonlySet<string>;
}

/** A chain of aggregated roles is short. */
const MAX_STEPS = 4;
/** Built-in roles hold what the lesser ones hold: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
const USER_FACING = ['view', 'edit', 'admin'];

const known = new WeakMap<IdentityGraph, ReadonlyMap<RbacRoleFact, RoleUse>>();

/** The use of every role of the graph, worked out once. */
export function roleUses(graph: IdentityGraph): ReadonlyMap<RbacRoleFact, RoleUse> {
  const before = known.get(graph);
  if (before) return before;
  const byPolicy = new Map<string, AttachmentFact[]>();
  for (const attachment of graph.attachments) {
    if (attachment.type !== 'binding') continue;
    const list = byPolicy.get(attachment.policy);
    if (list) list.push(attachment);
    else byPolicy.set(attachment.policy, [attachment]);
  }
  const collectors = graph.roles.filter(({ aggregates }) => aggregates);
  const bindingsOf = (role: RbacRoleFact, steps: number): readonly AttachmentFact[] => {
    const own = byPolicy.get(role.key) ?? [];
    if (!role.labels || steps >= MAX_STEPS) return own;
    const above = collectors.filter((one) => one !== role && collects(one, role)).flatMap((one) => bindingsOf(one, steps + 1));
    const builtIn = builtInCollectors(role).flatMap((name) => byPolicy.get(`k8s-cluster-role:${name}`) ?? []);
    return above.length + builtIn.length === 0 ? own : [...new Set([...own, ...above, ...builtIn])];
  };
  const uses = new Map(graph.roles.map((role) => [role, useOf(role, bindingsOf(role, 0))] as const));
  known.set(graph, uses);
  return uses;
}

function useOf(role: RbacRoleFact, bindings: readonly AttachmentFact[]): RoleUse {
  const collectedBy = builtInCollectors(role);
  const everywhere = role.clusterWide && bindings.some(({ clusterWide }) => clusterWide);
  const places = new Set(bindings.flatMap((one) => (one.clusterWide ? [] : placeOf(one.namespace ?? 'default', one.span.file))));
  const bound = bindings.length + collectedBy.length > 0;
  return { role, bindings, collectedBy, places, reach: everywhere ? 'cluster' : bound ? 'namespaces' : 'nobody' };
}

function collects({ aggregates = [] }: RbacRoleFact, { labels = {}, clusterWide }: RbacRoleFact): boolean {
  const has = ([key, value]: [string, string]) => (value === '*' ? Object.hasOwn(labels, key) : labels[key] === value);
  return clusterWide && aggregates.some((selector) => Object.entries(selector).every(has));
}

function builtInCollectors({ labels, clusterWide }: RbacRoleFact): string[] {
  if (!labels || !clusterWide) return [];
  const least = USER_FACING.findIndex((name) => labels[`rbac.authorization.k8s.io/aggregate-to-${name}`] === 'true');
  return least < 0 ? [] : USER_FACING.slice(least);
}

/** The role's own rules and those of the roles that it collects. */
export function effectiveRules(graph: IdentityGraph, role: RbacRoleFact): readonly RbacRule[] {
  if (!role.aggregates) return role.rules;
  return [...role.rules, ...graph.roles.filter((one) => one !== role && collects(role, one)).flatMap(({ rules }) => rules)];
}

/**
 * A namespace as a place. Where none is written the release or the command line chooses it: the same for the files of a chart, or
 * of a folder, and for no others.
 */
export function placeOf(namespace: string, file: string): string {
  if (namespace !== 'default') return namespace;
  const templates = /(?:^|\/)templates\//.exec(file);
  return `default@${file.slice(0, templates ? templates.index : Math.max(file.lastIndexOf('/'), 0))}`;
}
