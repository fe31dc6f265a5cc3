import { isLeftToAccessPoints, narrowing } from '../../iam/conditions/conditions';
import type { Statement } from '../../iam/model';
import { defineRule, type Severity } from '../model';
import { eachAllow, fewOf, holderOf, isEndpointPolicy, starIn } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** In a trust policy it reaches one role, and resources that are named or marked by a condition bound it elsewhere. */
function weigh({ resources, notResources, principals }: Statement, narrowed: boolean): Severity {
  if (principals.length > 0 && resources.length === 0) return 'medium';
  const named = resources.length > 0 && notResources.length === 0 && !starIn(resources);
  return named || narrowed ? 'medium' : 'high';
}

export const rule = defineRule({
  id: 'aws-iam-allow-not-action',
  title: 'Policy allows every action except some',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachAllow(({ policy, statement }) => {
    const terms = statement.notActions.filter(({ state }) => state !== 'unknown');
    const [first] = terms;
    if (!first || isEndpointPolicy(policy) || isLeftToAccessPoints(statement)) return [];
    return {
      span: first.span,
      message: `Every action except ${fewOf(terms.map(({ text }) => text))} is allowed in ${policy.name}, those of services to come too`,
      severity: weigh(statement, narrowing(statement) !== 'none'),
      ...holderOf(policy),
      remedies: [
        {
          type: 'manual',
          title: 'List the actions that are needed',
          steps: [
            'Put an Action list with what the workload uses in place of NotAction.',
            'Where NotAction is to hold actions back, write it as a Deny statement of those actions beside a statement that allows some.',
          ],
        },
      ],
    };
  }),
});
