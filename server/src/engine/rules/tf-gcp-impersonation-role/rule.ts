import type { CloudGrantFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { folderOf } from '../../syntax/path';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { type Given, givenIn, isWide } from '../shared/gcp/grants';
import { IMPERSONATION_ROLES, isServiceAgent } from '../shared/gcp/roles';
import { inWords, levelName, memberName } from '../shared/gcp/words';
import docs from './doc.md';

function severityOf({ first, grants }: Given): Severity {
  // Google's own pages asked for this once, for push subscriptions and the like.
  if (grants.every(({ member }) => isServiceAgent(member))) return 'low';
  if (first.condition || first.roleName === 'roles/iam.serviceAccountAdmin') return 'medium';
  return first.level === 'project' ? 'high' : 'critical';
}

/** Where the module declares one account besides those that get the role, that is the one. */
function moved(graph: IdentityGraph, { first, grants }: Given): Remedy[] {
  const { owner, block, role, body, scope, level } = first;
  const kind = /^google_(project|folder|organization)_iam_(member|binding)\.[\w-]+$/.exec(owner);
  if (!kind || role.span.file !== body.file || role.span.start < body.start || role.span.end > body.end) return [];
  const folder = folderOf(block.file);
  const holders = grants.map(({ member }) => graph.byAlias.get(member.identity ?? '')?.id ?? member.identity);
  const accounts = graph.identities.filter(
    ({ id }) => id.startsWith(`tf:${folder}:google_service_account.`) && !holders.includes(id),
  );
  const [account] = accounts;
  const address = account?.id.slice(account.id.lastIndexOf(':') + 1);
  if (!address || accounts.length !== 1 || !/^google_service_account\.[\w-]+$/.test(address)) return [];
  const replaces = level === 'organization' ? 'org_id' : level;
  return [
    {
      type: 'set-attribute',
      owner: block,
      name: 'service_account_id',
      value: `${address}.name`,
      retype: `google_service_account_iam_${kind[2]}`,
      title: `Give the role on ${address} only, the one account that is declared here`,
      safety: 'review',
      ...(scope ? { replaces } : {}),
      steps: [`Look whether ${owner} was needed for other accounts, too: each of them gets a google_service_account_iam_member.`],
    },
  ];
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
      remedies: [...moved(graph, { first, grants }), onOneAccount(first, who)],
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
