import { callerLimit } from '../../iam/trust/callers';
import { closedByDeny } from '../../iam/trust/closed';
import { defineRule } from '../model';
import { shift } from '../severity';
import { eachPolicy, holderOf, isEndpointPolicy } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

export const rule = defineRule({
  id: 'aws-iam-allow-not-principal',
  title: 'Policy allows everyone but those it names',
  group: 'aws-iam',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-284', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachPolicy((policy) => {
    if (isEndpointPolicy(policy)) return [];
    return policy.statements.flatMap((statement) => {
      const [term] = statement.notPrincipals;
      if (statement.effect !== 'Allow' || !term) return [];
      const closed = closedByDeny(policy.statements, statement);
      if (closed === 'yes') return [];
      const limited = callerLimit(statement) !== 'none';
      return {
        span: term.span,
        message: `Everyone but the principals of NotPrincipal is allowed in ${policy.name}, anonymous callers too`,
        severity: shift('critical', limited ? -1 : 0),
        confidence: statement.partial || closed === 'maybe' ? ('medium' as const) : ('high' as const),
        ...holderOf(policy),
        remedies: [
          {
            type: 'manual' as const,
            title: 'Name who is allowed',
            steps: [
              'List in Principal the roles, accounts or services that need the access, and remove NotPrincipal.',
              'Where the purpose is to keep somebody out, add a Deny statement for everyone with the condition ArnEquals aws:PrincipalArn.',
            ],
          },
        ],
      };
    });
  }),
});
