/** The ways between identities of Azure and Google Cloud. */
import { accountOfMember, accountOfSubject } from '../../../facts/kubernetes/cloud-access';
import type { Alias, CloudGrantFact, FederationFact } from '../../../facts/model';
import { aliasOf } from '../../../facts/terraform/file';
import { targetOf } from '../../../facts/terraform/values/reference';
import type { Term } from '../../../iam/model';
import { HOLE } from '../../../syntax/value';
import type { Identity, IdentityGraph } from '../../model';
import { addArc, addMember, addOutsider, type Found } from '../found';
import type { Arc, Way } from '../model';

interface Taking {
  readonly way: Way;
  readonly says: string;
}

/** What each role lets its holder do with an account. https://cloud.google.com/iam/docs/service-account-permissions */
const GOOGLE: Readonly<Record<string, Taking>> = {
  'roles/iam.serviceAccountUser': { way: 'pass', says: 'may run code as {to} (roles/iam.serviceAccountUser)' },
  'roles/iam.serviceAccountTokenCreator': {
    way: 'mint-token',
    says: 'may make tokens of {to} (roles/iam.serviceAccountTokenCreator)',
  },
  'roles/iam.workloadIdentityUser': { way: 'federate', says: 'may become {to} (roles/iam.workloadIdentityUser)' },
  'roles/iam.serviceAccountKeyAdmin': { way: 'rewrite', says: 'may make keys of {to} (roles/iam.serviceAccountKeyAdmin)' },
  'roles/iam.serviceAccountAdmin': { way: 'assign', says: 'may decide who becomes {to} (roles/iam.serviceAccountAdmin)' },
};

/** https://learn.microsoft.com/en-us/azure/role-based-access-control/built-in-roles/identity */
const AZURE: Readonly<Record<string, Taking>> = {
  'Managed Identity Contributor': {
    way: 'rewrite',
    says: 'may add a federated credential to {to} (Managed Identity Contributor)',
  },
  'Managed Identity Operator': { way: 'pass', says: 'may give {to} to a workload (Managed Identity Operator)' },
  Owner: { way: 'assign', says: 'may decide who uses {to} (Owner)' },
  Contributor: { way: 'rewrite', says: 'may add a federated credential to {to} (Contributor)' },
};

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

/** Accounts of a cluster, and tokens of other issuers. */
function addFederation(graph: IdentityGraph, found: Found, { kind, subject, identity, condition }: FederationFact): void {
  const end = identity === undefined ? undefined : graph.byAlias.get(identity);
  if (!end || !subject || kind === 'provider' || subject.state === 'unknown') return;
  const arc: Arc = {
    way: 'federate',
    says: 'may become {to}',
    to: end.id,
    span: subject.span,
    ...(condition ? { under: 'a condition' } : {}),
  };
  const account = accountOfSubject(subject.text) ?? accountOfMember(subject.text);
  const start = account === undefined ? undefined : graph.byAlias.get(account);
  if (start) addArc(found, start.id, arc);
  else if (account === undefined && /^(?:repo:|project_path:|organization:|principal(?:Set)?:)/.test(subject.text)) {
    const name = subjectName(subject.text);
    addOutsider(found, { id: `outside:tokens:${name}`, name, kind: 'tokens' }, arc);
  }
}

/** `acme/shop by pool github` of a member of a pool; a subject is its own name. */
function subjectName(text: string): string {
  const [, pool, whom] =
    /\/workloadIdentityPools\/([^/]{1,100})\/(?:(?:attribute\.\w{1,100}|subject|group)\/)?(.{1,500})$/.exec(text) ?? [];
  const name = pool === undefined ? text : `${whom === '*' ? 'anyone' : whom} by pool ${pool}`;
  return name.replace(/^principal(?:Set)?:\/\/iam\.googleapis\.com\//, '').replaceAll(HOLE, '…');
}
