/** What the rules about roles of Azure share: where a role holds in words, and who holds a role that the workspace declares. */
import type { Alias, CloudGrantFact, CloudLevel } from '../../../facts/model';
import { filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';
import type { Related } from '../../model';

const PLACES: Readonly<Record<CloudLevel, string>> = {
  organization: 'every subscription of the tenant',
  folder: 'a folder',
  'management-group': 'every subscription of a management group',
  subscription: 'a whole subscription',
  project: 'a project',
  'resource-group': 'a resource group',
  resource: 'one resource',
  unknown: 'a scope that is not known here',
};

/** `every subscription of a management group`. */
export function placeOf(level: CloudLevel): string {
  return PLACES[level];
}

/** A subscription, or several. */
export function isWide(level: CloudLevel): boolean {
  return level === 'subscription' || level === 'management-group' || level === 'organization';
}

/** The grants of Azure's roles in a workspace. */
export function azureGrants(graph: IdentityGraph): readonly CloudGrantFact[] {
  return filesWith(graph, 'cloudGrants').flatMap(({ cloudGrants }) => cloudGrants.filter(({ cloud }) => cloud === 'azure'));
}

/** Who is given each role that the workspace declares. */
export function holdersOf(graph: IdentityGraph): ReadonlyMap<Alias, readonly CloudGrantFact[]> {
  const holders = new Map<Alias, CloudGrantFact[]>();
  for (const grant of azureGrants(graph)) {
    if (grant.customRole === undefined) continue;
    holders.set(grant.customRole, [...(holders.get(grant.customRole) ?? []), grant]);
  }
  return holders;
}

/** The grants as places to show beside a finding of the role. */
export function relatedTo(grants: readonly CloudGrantFact[] | undefined): readonly Related[] {
  return (grants ?? []).slice(0, 5).map(({ role, owner }) => ({ span: role.span, message: `${owner} gives it away` }));
}
