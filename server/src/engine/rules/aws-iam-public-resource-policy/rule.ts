import type { ResolvedPolicy } from '../../graph/model';
import type { Statement } from '../../iam/model';
import { callerLimit, hasVoidGuard } from '../../iam/trust/callers';
import { closedByDeny } from '../../iam/trust/closed';
import { isAnyPrincipal } from '../../iam/trust/principals';
import { defineRule, type Hit, type Remedy } from '../model';
import { shift } from '../severity';
import { type Allowed, eachResourcePolicy, fewOf, holderOf, isEndpointPolicy } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';
import { canBePublic, deedsOf, severityOf } from './exposure';
import { shieldOf } from './shields';

function remediesFor(statement: Statement): Remedy[] {
  const description = 'Id of the AWS organization whose accounts may use the resource, o-…';
  const steps = [
    'Name the accounts, roles or services that use the resource in place of the wildcard.',
    'Where it has to stay, add a condition that only they meet: aws:PrincipalOrgID, aws:SourceArn, aws:SourceVpce.',
    'Files for everyone: serve them by CloudFront with origin access control, and allow only cloudfront.amazonaws.com with aws:SourceArn.',
  ];
  return [
    {
      type: 'insert-condition',
      title: 'Only allow callers of your organization',
      statement: statement.span,
      operator: 'StringEquals',
      key: 'aws:PrincipalOrgID',
      values: [{ kind: 'input', name: 'organization_id', description }],
      safety: 'review',
    },
    { type: 'manual', title: 'Name who may use the resource', steps },
  ];
}

/** Which document a hit is about: what shields its resource may stand in another file, and changes without the document. */
const documents = new WeakMap<Hit, ResolvedPolicy>();

function hitsIn({ policy, statement }: Allowed): Hit[] {
  if (!isOpen(policy, statement)) return [];
  const closed = closedByDeny(policy.statements, statement);
  if (closed === 'yes') return [];
  const weak = callerLimit(statement) === 'weak';
  return statement.principals.filter(isAnyPrincipal).map((term) => {
    const hit: Hit = {
      span: term.span,
      message: weak
        ? `Any AWS account that meets the conditions is allowed ${fewOf(deedsOf(statement))} in ${policy.name}`
        : `Everyone is allowed ${fewOf(deedsOf(statement))} in ${policy.name}`,
      severity: shift(severityOf(statement), weak ? -1 : 0),
      // The condition, or the Deny that closes it again, may stand in the part that could not be read.
      confidence: statement.partial || closed === 'maybe' ? 'low' : 'high',
      ...holderOf(policy),
      remedies: remediesFor(statement),
    };
    documents.set(hit, policy);
    return hit;
  });
}

/** A condition that fails to limit the callers has a finding of its own, at the condition. */
function isOpen(policy: ResolvedPolicy, statement: Statement): boolean {
  return !isEndpointPolicy(policy) && canBePublic(statement) && callerLimit(statement) !== 'known' && !hasVoidGuard(statement);
}

const open = eachResourcePolicy(hitsIn);

export const rule = defineRule({
  id: 'aws-iam-public-resource-policy',
  title: 'Policy of a resource lets everyone in',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-284', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: (graph) =>
    open(graph).map((hit) => {
      const policy = documents.get(hit);
      const shield = policy && shieldOf(graph, policy);
      return shield ? { ...hit, message: `${hit.message}, ${shield}`, severity: 'low' as const } : hit;
    }),
});
