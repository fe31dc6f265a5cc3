import { callerLimit, requiresExternalId, requiresMfa } from '../../iam/trust/callers';
import { closedByDeny } from '../../iam/trust/closed';
import { accountOf, isAccountRoot } from '../../iam/trust/principals';
import { vendorOf } from '../../iam/trust/vendors';
import { defineRule } from '../model';
import { graphTrust } from '../shared/aws/accounts';
import { holderOf } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

export const rule = defineRule({
  id: 'aws-iam-trust-third-party-no-external-id',
  title: 'Another account may assume the role without an external id',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'medium',
  owasp: ['NHI3'],
  cwe: ['CWE-441', 'CWE-284'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: graphTrust(({ policy, statement }, own) => {
    if (statement.partial || requiresExternalId(statement) || requiresMfa(statement)) return [];
    if (callerLimit(statement) === 'known') return [];
    if (closedByDeny(policy.statements, statement) !== 'no') return [];
    return statement.principals.flatMap((term) => {
      const account = accountOf(term);
      if (account === undefined || own.has(account)) return [];
      const vendor = vendorOf(account);
      const whole = isAccountRoot(term);
      return {
        span: term.span,
        message: vendor
          ? `${vendor} may assume the role in ${policy.name} without an external id, on behalf of any of its customers`
          : `${whole ? 'Another account' : 'A principal of another account'} may assume the role in ${policy.name} without an external id`,
        // A single role of another account is more often a colleague's than a vendor's.
        severity: vendor || whole ? ('high' as const) : ('low' as const),
        confidence: vendor ? ('high' as const) : whole ? ('medium' as const) : ('low' as const),
        ...holderOf(policy),
        remedies: [
          {
            type: 'insert-condition' as const,
            title: 'Require an external id',
            statement: statement.span,
            operator: 'StringEquals',
            key: 'sts:ExternalId',
            values: [
              {
                kind: 'input' as const,
                name: 'external_id',
                description: 'External id that the third party passes when it assumes the role',
              },
            ],
            safety: 'safe' as const,
          },
          {
            type: 'manual' as const,
            title: 'Agree on an external id',
            steps: [
              'A third party gives the external id of your contract with it: add StringEquals sts:ExternalId with that value.',
              'For an account of your own organization add StringEquals aws:PrincipalOrgID instead.',
            ],
          },
        ],
      };
    });
  }),
});
