/** What the rules over Kubernetes rights share: which roles are asked, how far a right reaches, and how that is said. */
import type { RbacRoleFact, RbacTerm } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { type RoleUse, roleUses } from '../graph/rbac';
import { type Danger, dangerOf } from '../graph/rbac-join';
import { isBuiltInRole, type RbacTopic, type Right, rightsOf } from '../graph/rbac-match';
import { HOLE } from '../syntax/value';
import { fewOf, shift } from './aws-iam';
import type { Hit, Remedy, Severity } from './model';
import { narrowRight } from './rbac-remedies';

export interface Given {
  readonly graph: IdentityGraph;
  readonly role: RbacRoleFact;
  readonly use: RoleUse;
  readonly right: Right;
}

/** How a right leads to ServiceAccounts of the namespace. */
export interface Lead {
  /** Only to those that a pod runs as. */
  readonly running?: true;
  /** As grave as it gets in this way, to accounts that are critical. */
  readonly most?: Severity;
  /** Words behind the account: `, if its token is kept in a Secret`. */
  readonly provided?: string;
}

interface Options {
  /** The severity of the right in the whole cluster, held by somebody. */
  readonly severity: Severity;
  readonly leadsTo?: (given: Given) => Lead;
  /** What this rule knows better. */
  readonly adjust?: (given: Given, hit: Graded) => Hit;
}

type Graded = Hit & { readonly severity: Severity; readonly remedies: readonly Remedy[] };

/** The check of a rule that tells the rights of one topic: one finding for each RBAC rule that gives it, at the word that tells it. */
export function eachRight(topic: RbacTopic, options: Options): (graph: IdentityGraph) => Hit[] {
  return (graph) =>
    [...roleUses(graph)].flatMap(([role, use]) => {
      if (isBuiltInRole(role)) return [];
      const rights = rightsOf(role).filter(({ capability }) => capability.topic === topic);
      return rights.flatMap((right) => hitOf({ graph, role, use, right }, options) ?? []);
    });
}

function hitOf(given: Given, options: Options): Hit | undefined {
  const { graph, role, use, right } = given;
  const { capability, told, names } = right;
  const limited = names.length > 0 && !names.some((name) => capability.graveNames?.test(name));
  if (limited && capability.named === 'fine') return undefined;
  const [first, ...more] = told as [RbacTerm, ...RbacTerm[]];
  const own = severityOf(given, limited, options.severity);
  const lead = limited ? undefined : options.leadsTo?.(given);
  const found = lead && dangerOf(graph, use, { running: lead.running ?? false, critical: lead.most !== undefined });
  const joined = found ? higher(own, lower(found.severity, lead.most ?? 'critical')) : own;
  const danger = joined === own ? undefined : found;
  const hit: Graded = {
    span: first.span,
    message: `${role.name} may ${capability.gives}${whereOf(given, limited)}${danger && lead ? becoming(danger, lead) : ''}`,
    severity: joined,
    ...(use.bindings[0] ? { identity: use.bindings[0].identity } : {}),
    related: [
      ...more.map(({ span, text }) => ({ span, message: `so does ${text}` })),
      ...(danger?.hops ?? bindingsOf(graph, use)),
    ],
    remedies: narrowRight(given),
  };
  return options.adjust ? options.adjust(given, hit) : hit;
}

function becoming({ holder, account }: Danger, { provided = '' }: Lead): string {
  return `; ${holder} can so become ServiceAccount ${account.identity.name}${provided}, which ${account.words}`;
}

/** Narrowed to names it is two levels less; in some namespaces only, or held by nobody that is known, one each. */
function severityOf({ role, use, right: { capability, verbs, told } }: Given, limited: boolean, base: Severity): Severity {
  const whole = capability.severity ?? base;
  if ((capability.clusterScoped && isWithoutEffect(role, use)) || told.every(isPattern)) return 'low';
  const inNamespaces = use.reach === 'namespaces' || !role.clusterWide;
  const less = (inNamespaces ? 1 : 0) + (use.reach === 'nobody' ? 1 : 0) + (limited ? 2 : 0);
  const own = higher(shift(whole, -less), 'low');
  return verbs.some(({ text }) => text === '*') && !limited && role.clusterWide && use.reach === 'cluster'
    ? higher(own, 'high')
    : own;
}

/** `pods/*`: Kubernetes' own authorizer compares it as it is written. */
function isPattern({ text }: RbacTerm): boolean {
  return text.endsWith('/*');
}

/** A right to objects of the whole cluster takes a ClusterRole and a ClusterRoleBinding. */
function isWithoutEffect(role: RbacRoleFact, { reach, collectedBy }: RoleUse): boolean {
  return !role.clusterWide || (reach === 'namespaces' && collectedBy.length === 0);
}

function whereOf({ role, use, right }: Given, limited: boolean): string {
  const { capability, names } = right;
  const on = limited ? `, limited to ${fewOf(names.map(shown))}` : '';
  if (right.told.every(isPattern))
    return `${on}, where ${right.told[0]?.text} is read as a pattern, which Kubernetes itself does not do`;
  if (use.reach === 'nobody')
    return `${on}${role.clusterWide ? '' : ' in its namespace'}; no binding of this workspace gives it to anyone`;
  if (use.collectedBy[0]) return `${on}, and with it everyone who has the role ${use.collectedBy[0]}`;
  if (capability.clusterScoped) return isWithoutEffect(role, use) ? `${on}, once it is bound in the whole cluster` : on;
  return `${on}${use.reach === 'cluster' ? ' in every namespace' : inNamespaces(use)}`;
}

/** A part that a template fills in. */
function shown(name: string): string {
  return name.replace(new RegExp(`${HOLE}{1,200}`, 'g'), '…');
}

function inNamespaces({ bindings, places }: RoleUse): string {
  const [name] = bindings.flatMap(({ namespace, clusterWide }) => (clusterWide || !namespace ? [] : namespace));
  if (places.size > 1) return ` in ${places.size} namespaces`;
  return name && name !== 'default' ? ` in namespace ${name}` : ' in its namespace';
}

function bindingsOf(graph: IdentityGraph, { bindings }: RoleUse): { span: RbacTerm['span']; message: string }[] {
  return bindings.slice(0, 3).map(({ name, identity, identitySpan, span }) => ({
    span: identitySpan ?? span,
    message: `${name} gives it to ${graph.byAlias.get(identity)?.name ?? identity.slice(identity.indexOf(':') + 1)}`,
  }));
}

const ORDER: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/** The graver of two. */
function higher(one: Severity, other: Severity): Severity {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

function lower(one: Severity, other: Severity): Severity {
  return higher(one, other) === one ? other : one;
}
