import type { Statement } from '../../iam/model';
import { callerConditions, callerLimit, hasVoidGuard } from '../../iam/trust/callers';
import { closedByDeny } from '../../iam/trust/closed';
import { isAnyPrincipal } from '../../iam/trust/principals';
import { defineRule, type Severity } from '../model';
import { eachTrust, holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** Keys that name the accounts, organizations or roles that may call: with one of these the wildcard is only the way to write it. */
const NAMES_CALLERS = /^aws:(?:principal(?:account|arn|orgid|orgpaths)|source(?:account|arn|orgid|orgpaths|owner))$/i;

function severityOf(statement: Statement): Severity {
  if (callerLimit(statement) === 'none') return 'critical';
  return callerConditions(statement).some(({ key }) => NAMES_CALLERS.test(key)) ? 'low' : 'high';
}

export const rule = defineRule({
  id: 'aws-iam-trust-any-principal',
  title: 'Role may be assumed by anyone',
  group: 'aws-iam',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachTrust(({ policy, statement }) => {
    const closed = closedByDeny(policy.statements, statement);
    // A condition that fails to limit the callers has a finding of its own, at the condition.
    if (closed === 'yes' || hasVoidGuard(statement)) return [];
    const limited = callerLimit(statement) !== 'none';
    return statement.principals.filter(isAnyPrincipal).map((term) => ({
      span: term.span,
      message: limited
        ? `Any AWS account that meets the conditions may assume the role in ${policy.name}`
        : `Any AWS account may assume the role in ${policy.name}`,
      severity: severityOf(statement),
      confidence: statement.partial || closed === 'maybe' ? ('medium' as const) : ('high' as const),
      ...holderOf(policy),
      remedies: [
        {
          type: 'manual' as const,
          title: 'Name who may assume the role',
          steps: [
            'For a workload on AWS: replace the wildcard by a service principal, e.g. "Service": "lambda.amazonaws.com".',
            'For another account: replace it by the ARN of the role there, and require sts:ExternalId when it is a third party.',
            'For a whole organization: keep the wildcard only with the condition StringEquals aws:PrincipalOrgID.',
          ],
        },
      ],
    }));
  }),
});
