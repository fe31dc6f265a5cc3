/** Roles of Azure and Google Cloud that make an administrator, where they are given widely. */
import type { CloudGrantFact, CloudLevel } from '../../../facts/model';
import type { Identity, IdentityGraph } from '../../model';
import type { Administration } from '../model';

/** https://learn.microsoft.com/en-us/azure/role-based-access-control/built-in-roles/privileged */
const AZURE: Readonly<Record<string, Administration['grade']>> = {
  Owner: 'all',
  'User Access Administrator': 'rights',
  'Role Based Access Control Administrator': 'rights',
};

/** https://cloud.google.com/iam/docs/roles-overview#basic, https://cloud.google.com/iam/docs/understanding-roles */
const GOOGLE: Readonly<Record<string, Administration['grade']>> = {
  'roles/owner': 'all',
  'roles/admin': 'all',
  'roles/resourcemanager.organizationAdmin': 'rights',
  'roles/resourcemanager.folderAdmin': 'rights',
  'roles/resourcemanager.folderIamAdmin': 'rights',
  'roles/resourcemanager.projectIamAdmin': 'rights',
  'roles/iam.securityAdmin': 'rights',
};

const PLACES: Readonly<Partial<Record<CloudLevel, string>>> = {
  organization: 'the organization',
  folder: 'a folder',
  'management-group': 'a management group',
  subscription: 'its subscription',
  project: 'its project',
};

const known = new WeakMap<IdentityGraph, ReadonlyMap<Identity, readonly CloudGrantFact[]>>();

/** Every role of a cloud by the identity that is given it. */
export function cloudGrantsOf(graph: IdentityGraph): ReadonlyMap<Identity, readonly CloudGrantFact[]> {
  const before = known.get(graph);
  if (before) return before;
  const grants = new Map<Identity, CloudGrantFact[]>();
  for (const { cloudGrants } of graph.facts.values()) {
    for (const grant of cloudGrants) {
      const identity = grant.member.identity === undefined ? undefined : graph.byAlias.get(grant.member.identity);
      if (!identity) continue;
      const list = grants.get(identity);
      if (list) list.push(grant);
      else grants.set(identity, [grant]);
    }
  }
  known.set(graph, grants);
  return grants;
}

/** By the widest of its roles; a condition narrows a role to what nobody can tell. */
export function cloudAdministration(graph: IdentityGraph, identity: Identity): Administration | undefined {
  const found = (cloudGrantsOf(graph).get(identity) ?? []).flatMap((grant): Administration[] => {
    const { cloud, roleName = '', level, role, condition } = grant;
    const table = cloud === 'azure' ? AZURE : GOOGLE;
    const grade = Object.hasOwn(table, roleName) ? table[roleName] : undefined;
    const place = PLACES[level];
    if (!grade || !place || condition) return [];
    const words = grade === 'all' ? `may do everything in ${place}` : `may give itself any right in ${place} (${roleName})`;
    return [{ grade, words, span: role.span }];
  });
  return found.find(({ grade }) => grade === 'all') ?? found[0];
}
