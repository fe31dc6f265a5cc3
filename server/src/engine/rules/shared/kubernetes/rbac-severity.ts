/** How grave a right is: what it is, how far its bindings reach, and what limits it. */
import type { RbacRoleFact, RbacTerm } from '../../../facts/model';
import type { RoleUse } from '../../../graph/rbac';
import type { Severity } from '../../model';
import { higher, shift } from '../../severity';
import type { Given } from './rbac';

/** Narrowed to names it is two levels less; in some namespaces only, or held by nobody that is known, one each. */
export function severityOf({ role, use, right: { capability, verbs, told } }: Given, limited: boolean, base: Severity): Severity {
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
export function isPattern({ text }: RbacTerm): boolean {
  return text.endsWith('/*');
}

/** A right to objects of the whole cluster takes a ClusterRole and a ClusterRoleBinding. */
export function isWithoutEffect(role: RbacRoleFact, { reach, collectedBy }: RoleUse): boolean {
  return !role.clusterWide || (reach === 'namespaces' && collectedBy.length === 0);
}
