import type { PrincipalTerm } from '../../iam/model';
import { closedByDeny } from '../../iam/trust/closed';
import { type Deputy, deputyOf, keepsAccountsApart, saysForWhom } from '../../iam/trust/deputies';
import { defineRule, type Hit, type Remedy } from '../model';
import { type Allowed, eachResourcePolicy, eachTrust, fewOf, holderOf, isEndpointPolicy } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** Reading what is there for no one in particular, before it writes: CloudTrail, Config and log delivery ask for it first. */
const ASKS_FIRST = /^s3:(?:GetBucketAcl|ListBucket|GetBucketLocation|GetBucketPolicy)$/i;

function remedyFor(deputy: Deputy, { statement }: Allowed, { text }: PrincipalTerm): Remedy {
  const base = { type: 'insert-condition', statement: statement.span } as const;
  if (deputy.key === 'aws:SourceAccount') {
    return {
      ...base,
      title: 'Only let the service act for this account',
      operator: 'StringEquals',
      key: deputy.key,
      values: [{ kind: 'account' }],
      safety: deputy.central ? 'review' : 'safe',
    };
  }
  const name = text.slice(0, text.indexOf('.')).replaceAll('-', '_');
  return {
    ...base,
    title: 'Only let the service act for one resource',
    operator: 'ArnLike',
    key: deputy.key,
    values: [{ kind: 'input', name: `${name}_source_arn`, description: `ARN of the resource for which ${text} may act` }],
    safety: 'review',
  };
}

function hitsIn(one: Allowed): Hit[] {
  const { policy, statement } = one;
  if (statement.partial || isEndpointPolicy(policy) || saysForWhom(statement)) return [];
  if (statement.actions.length > 0 && statement.actions.every(({ text }) => ASKS_FIRST.test(text))) return [];
  if (closedByDeny(policy.statements, statement) !== 'no') return [];
  const deputies = statement.principals.flatMap((term) => {
    const deputy = term.type === 'Service' && term.state === 'known' ? deputyOf(term, statement) : undefined;
    return deputy && !keepsAccountsApart(deputy, statement) ? { term, deputy } : [];
  });
  const [first, ...others] = deputies;
  if (!first) return [];
  // One condition closes the statement for all of them: it is said once, and the account fits every one.
  const named = deputies.find(({ deputy }) => deputy.key === 'aws:SourceAccount') ?? first;
  return [
    {
      span: first.term.span,
      message: `${fewOf(deputies.map(({ term }) => term.text))} may act here for any AWS account in ${policy.name}: no condition names the source`,
      severity: one.kind === 'trust' ? 'low' : 'medium',
      ...(others.length > 0 ? { related: others.map(({ term }) => ({ span: term.span, message: `${term.text} as well` })) } : {}),
      ...holderOf(policy),
      remedies: [remedyFor(named.deputy, one, named.term), BY_HAND],
    },
  ];
}

const BY_HAND: Remedy = {
  type: 'manual',
  title: 'Say for whom the service may act',
  steps: [
    'Add the condition StringEquals aws:SourceAccount with the account whose resources the service serves here.',
    'Where one resource does, add ArnLike aws:SourceArn with its ARN; for all accounts of an organization, aws:SourceOrgID.',
  ],
};

const inResources = eachResourcePolicy(hitsIn);
const inTrusts = eachTrust(hitsIn);

export const rule = defineRule({
  id: 'aws-iam-confused-deputy',
  title: 'Service may act on a resource for any AWS account',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI4'],
  cwe: ['CWE-441'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: (graph) => [...inResources(graph), ...inTrusts(graph)],
});
