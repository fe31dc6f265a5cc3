import { callerLimit, requiresExternalId, requiresMfa } from '../../iam/trust/callers';
import { closedByDeny } from '../../iam/trust/closed';
import { accountOf, isAccountRoot } from '../../iam/trust/principals';
import { defineRule } from '../model';
import { graphTrust } from '../shared/aws/accounts';
import { holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

export const rule = defineRule({
  id: 'aws-iam-trust-account-root',
  title: 'Role may be assumed from a whole account',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: graphTrust(({ policy, statement }, own) => {
    if (statement.partial || callerLimit(statement) !== 'none' || requiresExternalId(statement) || requiresMfa(statement))
      return [];
    if (closedByDeny(policy.statements, statement) !== 'no') return [];
    return statement.principals.filter(isAccountRoot).flatMap((term) => {
      const account = accountOf(term);
      // Of somebody else's account aws-iam-trust-third-party-no-external-id speaks, and asks for what is missing.
      if (account !== undefined && !own.has(account)) return [];
      return {
        span: term.span,
        message: `Every principal of the account that has sts:AssumeRole may assume the role in ${policy.name}`,
        severity: account === undefined ? ('low' as const) : ('medium' as const),
        confidence: account === undefined ? ('medium' as const) : ('high' as const),
        ...holderOf(policy),
        remedies: [
          {
            type: 'insert-condition' as const,
            title: 'Only let certain roles of the account assume it',
            statement: statement.span,
            operator: 'ArnLike',
            key: 'aws:PrincipalArn',
            values: [
              {
                kind: 'input' as const,
                name: 'trusted_role_arn',
                description: 'ARN of the role that may assume the role; wildcards are allowed',
              },
            ],
            safety: 'review' as const,
          },
          {
            type: 'manual' as const,
            title: 'Name the role that assumes it',
            steps: [
              'Put the ARN of the role that assumes this one in place of the account, if it exists before this one.',
              'Else keep the account, and add the condition ArnLike aws:PrincipalArn with the ARNs of the roles that need it.',
            ],
          },
        ],
      };
    });
  }),
});
