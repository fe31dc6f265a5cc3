import type { FederationFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Related, type Severity } from '../model';
import { broadRole } from '../shared/gcp/grants';
import { pinProvider } from '../shared/gcp/pin-provider';
import { type Provider, providersIn } from '../shared/gcp/providers';
import docs from './doc.md';

function severityOf({ issuer, members }: Provider): Severity {
  if (!issuer.shared) return 'medium';
  const pinned = members.length > 0 && members.every(({ breadth }) => breadth !== undefined && breadth !== 'anyone');
  return pinned ? 'high' : 'critical';
}

function providerHit(graph: IdentityGraph, provider: Provider): Hit[] {
  const { fact, issuer, breadth, members } = provider;
  if (breadth !== 'anyone') return [];
  const pinned = members.length > 0 && members.every((one) => one.breadth === 'pinned' || one.breadth === 'project');
  // Whoever gets in there is of one organization, and only some of them get an account.
  if (!issuer.shared && pinned) return [];
  const who = issuer.shared ? `any project on ${issuer.name}, whoever owns it` : `any project of this ${issuer.name} issuer`;
  const what = fact.condition ? 'has a condition that lets in' : 'has no attribute_condition and lets in';
  return [
    {
      span: fact.condition?.span ?? fact.block,
      message: `${fact.owner} ${what} ${who}`,
      severity: severityOf(provider),
      related: members.map(({ fact: member }) => becomes(graph, member)),
      remedies: pinProvider(provider),
    },
  ];
}

/** Where the provider lets in all of an organization, each member says how many of these become the account. */
function memberHits(graph: IdentityGraph, { breadth, members, issuer }: Provider): Hit[] {
  if (breadth !== 'owner') return [];
  return members.flatMap(({ fact, breadth: own }): Hit[] => {
    if (own !== 'anyone' && own !== 'owner') return [];
    const subject = fact.subject;
    if (!subject) return [];
    const account = fact.identity ? graph.byAlias.get(fact.identity)?.name : undefined;
    return [
      {
        span: subject.span,
        message: `Every ${issuer.name} project of the organization ${account ? `becomes ${account}` : 'gets the role'}, not one repository`,
        severity: 'medium',
        ...(fact.identity ? { identity: fact.identity } : {}),
        remedies: [NAME_ONE],
      },
    ];
  });
}

function becomes(graph: IdentityGraph, { subject, block, identity }: FederationFact): Related {
  const account = identity ? graph.byAlias.get(identity)?.name : undefined;
  const broad = broadRole(graph, identity);
  const what = account ? `becomes ${account}${broad ? `, which holds ${broad}` : ''}` : 'gets a role';
  return { span: subject?.span ?? block, message: what };
}

const NAME_ONE = {
  type: 'manual',
  title: 'Name the repository in the member',
  steps: [
    'Map the claim in the provider: "attribute.repository" = "assertion.repository" (GitLab: project_path).',
    'Write principalSet://iam.googleapis.com/POOL/attribute.repository/OWNER/REPOSITORY in place of the member, one for each repository that deploys.',
  ],
} as const;

function check(graph: IdentityGraph): Hit[] {
  return providersIn(graph).flatMap((provider) => [...providerHit(graph, provider), ...memberHits(graph, provider)]);
}

export const rule = defineRule({
  id: 'tf-gcp-wif-unrestricted',
  title: 'Workload identity provider that lets in more than one repository',
  group: 'gcp',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284', 'CWE-1390'],
  hosts: ['terraform', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
