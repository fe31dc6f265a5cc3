import { isLeftToAccessPoints, narrowing } from '../../iam/conditions/conditions';
import { matchesAction } from '../../iam/match';
import type { Statement } from '../../iam/model';
import { defineRule } from '../model';
import { eachAllow, fewOf, holderOf, isEndpointPolicy } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** aws-iam-passrole-wildcard says it of this action. */
function onlyPassesRoles({ actions }: Statement): boolean {
  return actions.length > 0 && actions.every(({ state, text }) => state === 'known' && matchesAction(text, 'iam:PassRole'));
}

export const rule = defineRule({
  id: 'aws-iam-allow-not-resource',
  title: 'Policy allows its actions on every resource except some',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachAllow(({ policy, statement }) => {
    // An unknown value alone may be null, which leaves the element out.
    const terms = statement.notResources.filter(
      ({ state, reference }) => state !== 'unknown' || /^aws_|^!/.test(reference ?? ''),
    );
    const [first] = terms;
    if (!first || isEndpointPolicy(policy) || isLeftToAccessPoints(statement) || onlyPassesRoles(statement)) return [];
    const actions = statement.actions.filter(({ state }) => state === 'known').map(({ text }) => text);
    const what = actions.length > 0 ? fewOf(actions) : 'What the statement allows';
    return {
      span: first.span,
      message: `${what} ${actions.length > 1 ? 'are' : 'is'} allowed on every resource except some in ${policy.name}, on those to come too`,
      severity: narrowing(statement) === 'none' ? 'high' : 'medium',
      ...holderOf(policy),
      remedies: [
        {
          type: 'manual',
          title: 'List the resources that are needed',
          steps: [
            'Put a Resource list with the ARNs the workload uses in place of NotResource.',
            'Where NotResource is to protect some resources, write it as a Deny statement for them beside a statement that allows some.',
          ],
        },
      ],
    };
  }),
});
