import type { CloudGrantFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { type Given, givenIn, inWords, isWide, levelName, memberName } from '../shared/gcp/grants';
import { IMPERSONATION_ROLES, isServiceAgent } from '../shared/gcp/roles';
import docs from './doc.md';

function severityOf({ first, grants }: Given): Severity {
  // Google's own pages asked for this once, for push subscriptions and the like.
  if (grants.every(({ member }) => isServiceAgent(member))) return 'low';
  if (first.condition || first.roleName === 'roles/iam.serviceAccountAdmin') return 'medium';
  return first.level === 'project' ? 'high' : 'critical';
}

function onOneAccount({ roleName = '', owner, ownerType }: CloudGrantFact, who: string): Remedy {
  const terraform = ownerType.startsWith('google_');
  return {
    type: 'manual',
    title: 'Give the role on the one account that is meant',
    steps: [
      `Find out which accounts ${who} really becomes: \`gcloud logging read 'protoPayload.authenticationInfo.serviceAccountDelegationInfo:*'\`.`,
      terraform
        ? `For each of them declare a google_service_account_iam_member with role = "${roleName}", the same member, and service_account_id = google_service_account.NAME.name.`
        : `Give ${roleName} on each of these accounts: \`gcloud iam service-accounts add-iam-policy-binding ACCOUNT --role=${roleName} --member=MEMBER\`.`,
      `Take ${owner} out.`,
    ],
  };
}

function hitOf(graph: IdentityGraph, given: Given): Hit[] {
  const { first } = given;
  const name = first.roleName ?? '';
  const grants = given.grants.filter(({ member }) => member.kind !== 'unknown' || member.term.state === 'unknown');
  if (!isWide(first) || !Object.hasOwn(IMPERSONATION_ROLES, name) || grants.length === 0) return [];
  const who = inWords(grants.map((grant) => memberName(graph, grant)));
  const identity = grants.find(({ member }) => member.identity)?.member.identity;
  return [
    {
      span: first.role.span,
      message: `${name} lets ${who} ${IMPERSONATION_ROLES[name]} every service account of ${levelName(first)}`,
      severity: severityOf({ first, grants }),
      related: grants.map(({ member }) => ({ span: member.term.span, message: 'who gets it' })),
      ...(identity ? { identity } : {}),
      remedies: [onOneAccount(first, who)],
    },
  ];
}

function check(graph: IdentityGraph): Hit[] {
  return givenIn(graph).flatMap((given) => hitOf(graph, given));
}

export const rule = defineRule({
  id: 'tf-gcp-impersonation-role',
  title: 'Role that lets its holder become every service account of a project, folder or organization',
  group: 'gcp',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-266'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
