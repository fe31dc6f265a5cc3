/** Where a right holds, and whom it leads to, in the words of a finding. */
import type { RbacTerm } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import type { RoleUse } from '../../../graph/rbac';
import type { Danger } from '../../../graph/rbac-join';
import { HOLE } from '../../../syntax/value';
import { fewOf } from '../aws/aws-iam';
import type { Given, Lead } from './rbac';
import { isPattern, isWithoutEffect } from './rbac-severity';

/** What the joined files add to the sentence. */
export function becoming({ holder, account }: Danger, { provided = '' }: Lead): string {
  return `; ${holder} can so become ServiceAccount ${account.identity.name}${provided}, which ${account.words}`;
}

/** The end of the sentence: in which namespaces, for whom, on what. */
export function whereOf({ role, use, right }: Given, limited: boolean): string {
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

/** The first bindings of the role, as related places. */
export function bindingsOf(graph: IdentityGraph, { bindings }: RoleUse): { span: RbacTerm['span']; message: string }[] {
  return bindings.slice(0, 3).map(({ name, identity, identitySpan, span }) => ({
    span: identitySpan ?? span,
    message: `${name} gives it to ${graph.byAlias.get(identity)?.name ?? identity.slice(identity.indexOf(':') + 1)}`,
  }));
}
