import { isLeftToAccessPoints } from '../../iam/conditions';
import { grants, holderOf, isEndpointPolicy, isFullAdmin, oncePerPlace, resourcePolicies, starIn, trusts } from '../aws-iam';
import { defineRule } from '../model';
import docs from './doc.md';

export const rule = defineRule({
  id: 'aws-iam-wildcard-action',
  title: 'Policy allows every action',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: ['terraform', 'cloudformation', 'json', 'yaml'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const narrowed = grants(graph).filter(({ statement }) => !isFullAdmin(statement));
    const others = [...resourcePolicies(graph), ...trusts(graph)].filter(
      ({ policy, statement }) => !isEndpointPolicy(policy) && !isLeftToAccessPoints(statement),
    );
    return oncePerPlace(
      [...narrowed, ...others].flatMap(({ policy, statement }) => {
        const star = starIn(statement.actions);
        if (!star) return [];
        return {
          span: star.span,
          message: `Every action of every service is allowed in ${policy.name}`,
          ...holderOf(policy),
          remedies: [
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
    );
  },
});
