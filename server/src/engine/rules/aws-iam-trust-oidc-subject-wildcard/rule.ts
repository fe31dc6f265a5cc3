import type { Term } from '../../iam/model';
import type { Issuer } from '../../iam/trust/issuers';
import { claimKeyOf, issuerAt, issuerOfSubject } from '../../iam/trust/oidc';
import { type Breadth, breadthOf, deniesSubject, isPositive, narrowedBy } from '../../iam/trust/subjects';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { type Allowed, eachTrust, holderOf } from '../shared/aws/aws-iam';
import { chosenClaim, federatedIn } from '../shared/aws/oidc-trust';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import { unlessAccountsAreKnown } from '../shared/kubernetes/cloud-trust';
import docs from './doc.md';

const REACH: Readonly<Record<Exclude<Breadth, 'pinned'>, string>> = {
  anyone: 'any customer of the issuer',
  owner: 'every project of the organization',
  project: 'every branch, tag and pull request of the project',
  branch: 'every branch or environment of the project',
};

/** What the breadth is called where the issuer has other things than projects. */
function reachOf(subject: string): string | undefined {
  if (/:pull_request$/.test(subject)) return 'every pull request of the project';
  return /^system:serviceaccount:[^:]*[*?]/.test(subject) ? 'service accounts of any namespace of the cluster' : undefined;
}

/** In a cluster a namespace is what one team has, and its pods are trusted alike. */
function severityOf(breadth: Exclude<Breadth, 'pinned'>, { shared }: Issuer): Severity {
  if (breadth === 'anyone') return 'critical';
  if (breadth === 'owner') return 'high';
  return breadth === 'project' && shared ? 'medium' : 'low';
}

/** `repo:example/app:*` pinned to what people mean by it. */
function remediesFor(value: Term, issuer: Issuer): Remedy[] {
  const steps = [
    `Name the project, and the branch or environment that deploys${issuer.subject ? `, such as ${issuer.subject.sample}` : ''}.`,
    'List several subjects where several need the role, each on its own.',
  ];
  const manual: Remedy = { type: 'manual', title: 'Pin the subject', steps };
  const project = /^(repo:[^/:*?]+\/[^:*?]+):(?:\*|pull_request|ref:\*|ref:refs\/heads\/\*|ref:refs\/\*)$/.exec(value.text)?.[1];
  const group = /^(project_path:[^:*?]+):\*$/.exec(value.text)?.[1];
  if (value.state !== 'known' || value.span.via?.length || !(project ?? group)) return [manual];
  const choices = project
    ? [
        { title: 'Only the branch main', terms: [`${project}:ref:refs/heads/main`], safety: 'review' as const },
        { title: 'Only the environment production', terms: [`${project}:environment:production`], safety: 'review' as const },
      ]
    : [{ title: 'Only the branch main', terms: [`${group}:ref_type:branch:ref:main`], safety: 'review' as const }];
  return [{ type: 'replace-term', span: value.span, literal: value.literal, inList: value.inList, choices }, manual];
}

function hitsIn(one: Allowed): Hit[] {
  const { policy, statement } = one;
  const [federated] = federatedIn(one);
  if (!federated) return [];
  return statement.conditions.flatMap((condition) => {
    const key = claimKeyOf(condition.key);
    if (key?.claim !== 'sub' || !isPositive(condition)) return [];
    const named = issuerAt(key.host) ?? federated.issuer;
    const exact = /equals/i.test(condition.operator);
    return condition.values.flatMap((value) => {
      const issuer = named ?? issuerOfSubject(value.text) ?? OTHER;
      const others = demandsBut(federated.demands, condition);
      const breadth = narrowedBy(breadthOf(issuer, value), others);
      if (breadth === 'pinned' || deniesSubject(policy.statements, value)) return [];
      // What begins with a claim of the caller's choice is wrong before its wildcard is.
      if (chosenClaim(issuer, value, others) !== undefined) return [];
      const reach = reachOf(value.text) ?? REACH[breadth];
      // As plain text it matches nothing yet: whoever finds that out writes StringLike.
      const plain = exact && /[*?]/.test(value.text);
      return {
        span: value.span,
        message: plain
          ? `The subject is meant for ${reach}, and ${condition.operator} takes its wildcard as a plain character, in ${policy.name}`
          : `The subject lets in ${reach} in ${policy.name}`,
        severity: plain && severityOf(breadth, issuer) !== 'low' ? ('medium' as const) : severityOf(breadth, issuer),
        confidence: plain || value.state !== 'known' || statement.partial ? ('medium' as const) : ('high' as const),
        ...holderOf(policy),
        remedies: remediesFor(value, issuer),
      };
    });
  });
}

/** An issuer that is not in the table: only a subject of nothing but wildcards is too wide for certain. */
const OTHER: Issuer = { name: 'the OIDC provider', host: /$^/, shared: false };

function demandsBut<T>(all: readonly T[], one: T): T[] {
  return all.filter((other) => other !== one);
}

export const rule = defineRule({
  id: 'aws-iam-trust-oidc-subject-wildcard',
  title: 'OIDC trust accepts too many subjects',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: unlessAccountsAreKnown(eachTrust(hitsIn)),
});
