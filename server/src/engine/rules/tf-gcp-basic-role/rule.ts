import type { CloudGrantFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { type Given, givenIn, isWide } from '../shared/gcp/grants';
import { BASIC_ROLES, isServiceAgent, WORKER_ROLES } from '../shared/gcp/roles';
import { inWords, levelName, memberName } from '../shared/gcp/words';
import docs from './doc.md';

/** Google gives its own agents these roles itself: whoever manages a whole binding must repeat them. */
function isOwn({ member }: CloudGrantFact): boolean {
  return member.kind === 'machine' && !isServiceAgent(member);
}

function severityOf({ level, roleName, condition }: CloudGrantFact): Severity {
  if (roleName === 'roles/viewer' || roleName === 'roles/reader') return 'low';
  if (condition) return 'medium';
  const isOwner = roleName === 'roles/owner' || roleName === 'roles/admin';
  return isOwner && level !== 'project' ? 'critical' : 'high';
}

/** The one role that Google has for what the accounts run. */
function narrower(graph: IdentityGraph, { first, grants }: Given): Remedy[] {
  const users = grants.map(({ member }) => (member.identity ? graph.byAlias.get(member.identity) : undefined));
  const types = users.map((one) => (one?.references ?? []).filter(({ type }) => type === 'uses').map(({ fromType }) => fromType));
  const roles = new Set(types.flat().map((type) => (Object.hasOwn(WORKER_ROLES, type) ? WORKER_ROLES[type] : undefined)));
  const [role] = roles;
  if (types.some((one) => one.length === 0) || roles.size !== 1 || !role || first.role.state !== 'known') return [];
  const { span, literal, inList } = first.role;
  const title = `Give ${role}, which ${users[0]?.references.find(({ type }) => type === 'uses')?.from ?? 'the workload'} needs to run`;
  return [{ type: 'replace-term', span, literal, inList, choices: [{ title, terms: [role], safety: 'review' }] }];
}

function byHand({ roleName }: CloudGrantFact, who: string): Remedy {
  return {
    type: 'manual',
    title: `Give ${who} the roles of the services that it calls`,
    steps: [
      'Ask what is used: `gcloud recommender recommendations list --recommender=google.iam.policy.Recommender --location=global --project=PROJECT`, and the audit log of the last 90 days.',
      `Add one predefined role for each service that shows up, on the resource where there is one: roles/storage.objectUser on the bucket, roles/secretmanager.secretAccessor on the secret.`,
      `Take ${roleName ?? 'the basic role'} away, and watch the audit log for PERMISSION_DENIED.`,
    ],
  };
}

function hitOf(graph: IdentityGraph, given: Given): Hit[] {
  const { first } = given;
  const name = first.roleName ?? '';
  if (!isWide(first) || !Object.hasOwn(BASIC_ROLES, name)) return [];
  const grants = given.grants.filter(isOwn);
  const [one] = grants;
  if (!one) return [];
  const who = inWords(grants.map((grant) => memberName(graph, grant)));
  return [
    {
      span: first.role.span,
      message: `${name} lets ${who} ${BASIC_ROLES[name]} in ${levelName(first)}`,
      severity: severityOf(first),
      related: grants.map(({ member }) => ({ span: member.term.span, message: 'who gets it' })),
      ...(one.member.identity ? { identity: one.member.identity } : {}),
      remedies: [...narrower(graph, { first, grants }), byHand(first, who)],
    },
  ];
}

function check(graph: IdentityGraph): Hit[] {
  return givenIn(graph).flatMap((given) => hitOf(graph, given));
}

export const rule = defineRule({
  id: 'tf-gcp-basic-role',
  title: 'Basic role (owner, editor, viewer) for a service account',
  group: 'gcp',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-250'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
