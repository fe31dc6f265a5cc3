/** What the rules over Kubernetes rights share: which roles are asked, how far a right reaches, and how that is said. */
import type { RbacRoleFact, RbacTerm } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { type RoleUse, roleUses } from '../../../graph/rbac';
import { dangerOf } from '../../../graph/rbac-join';
import { isBuiltInRole, type RbacTopic, type Right, rightsOf } from '../../../graph/rbac-match';
import type { Hit, Remedy, Severity } from '../../model';
import { higher, lower } from '../../severity';
import { narrowRight } from './rbac-remedies';
import { severityOf } from './rbac-severity';
import { becoming, bindingsOf, whereOf } from './rbac-words';

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
