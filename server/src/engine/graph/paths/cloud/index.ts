/** The ways between identities of Azure and Google Cloud. */
import { accountOfMember } from '../../../facts/kubernetes/cloud-access';
import type { Alias, CloudGrantFact } from '../../../facts/model';
import { aliasOf } from '../../../facts/terraform/file';
import { targetOf } from '../../../facts/terraform/values/reference';
import type { Term } from '../../../iam/model';
import type { Identity, IdentityGraph } from '../../model';
import { addArc, addMember, addOutsider, type Found } from '../found';
import type { Arc } from '../model';
import { addFederation } from './federations';
import { AZURE, GOOGLE } from './rights';

/** Adds them all. */
export function addCloud(graph: IdentityGraph, found: Found): void {
  const hubs = new Set<string>();
  for (const { cloudGrants, federations } of graph.facts.values()) {
    for (const grant of cloudGrants) addGrant(graph, found, grant, hubs);
    for (const federation of federations) addFederation(graph, found, federation);
  }
  if (hubs.size === 0) return;
  for (const identity of graph.identities) {
    const hub = hubFor(identity.provider, homeOf(identity));
    if (hubs.has(hub) && (identity.kind === 'service-account' || identity.kind === 'managed-identity'))
      addMember(found, hub, { to: identity.id });
  }
}

/** What an account is in: the project of its address, else the folder that declares it. */
function homeOf({ aliases }: Identity): string {
  for (const alias of aliases) {
    const root = /^tf:([^:]*):/.exec(alias)?.[1];
    if (root !== undefined) return root;
  }
  return /@([\w-]+)\.iam\.gserviceaccount\.com$/.exec(aliases[0] ?? '')?.[1] ?? '';
}

const hubFor = (cloud: string, home: string) => `hub:accounts-of ${cloud} ${home}`;

function addGrant(graph: IdentityGraph, found: Found, grant: CloudGrantFact, hubs: Set<string>): void {
  const { cloud, roleName = '', member, on, level, condition, role } = grant;
  const table = cloud === 'azure' ? AZURE : GOOGLE;
  const taking = Object.hasOwn(table, roleName) ? table[roleName] : undefined;
  if (!taking) return;
  const guard = condition ? { under: 'a condition' } : {};
  const arc = { ...taking, span: role.span, also: [member.term.span], ...guard } as const;
  const place = on ?? thingOf(grant.scope);
  const end = place === undefined ? undefined : graph.byAlias.get(place);
  const start = member.identity === undefined ? undefined : graph.byAlias.get(member.identity);
  const account = accountOfMember(member.term.text);
  const from = start ?? (account === undefined ? undefined : graph.byAlias.get(account));
  if (end) {
    if (from) addArc(found, from.id, { ...arc, to: end.id });
    else if (member.kind === 'public') addPublic(found, { ...arc, to: end.id, span: member.term.span, also: [role.span] });
    return;
  }
  // In Azure a role over a whole subscription is that of an administrator, who is told as one.
  if (!from || cloud === 'azure' || level === 'resource' || level === 'unknown') return;
  const home = /^google_|^module\./.test(grant.owner) ? homeOf(from) : '';
  if (home === '') return;
  hubs.add(hubFor('gcp', home));
  addArc(found, from.id, { ...arc, to: hubFor('gcp', home) });
}

/** A scope that is one thing which the same module declares. */
function thingOf(scope: Term | undefined): Alias | undefined {
  if (!scope?.reference) return undefined;
  const target = targetOf(scope.reference);
  return target?.attribute === 'id' && target.mode === 'resource' ? aliasOf(scope.span.file, target.address) : undefined;
}

function addPublic(found: Found, arc: Arc): void {
  addOutsider(found, { id: 'outside:google', name: 'anyone', kind: 'anyone' }, arc);
}
