import { isLeftToAccessPoints } from '../../iam/conditions/conditions';
import { defineRule } from '../model';
import { eachAllow, holderOf, isEndpointPolicy, isFullAdmin, narrowAction, starIn } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

export const rule = defineRule({
  id: 'aws-iam-wildcard-action',
  title: 'Policy allows every action',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachAllow(({ policy, statement, kind }) => {
    const star = starIn(statement.actions);
    if (!star) return [];
    const left = kind === 'grant' ? isFullAdmin(statement) : isEndpointPolicy(policy) || isLeftToAccessPoints(statement);
    if (left) return [];
    return {
      span: star.span,
      message: `Every action of every service is allowed in ${policy.name}`,
      ...holderOf(policy),
      remedies: [
        ...narrowAction(star, statement),
        {
          type: 'manual',
          title: 'Name the actions',
          steps: [
            'Find the service in the ARNs of the statement: only its actions can have an effect there.',
            'Replace the wildcard by the actions of that service the workload uses, for example s3:GetObject and s3:PutObject.',
          ],
        },
      ],
    };
  }),
});
