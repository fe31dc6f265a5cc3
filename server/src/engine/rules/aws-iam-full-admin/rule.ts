import type { Condition } from '../../iam/model';
import { callerConditions } from '../../iam/trust/callers';
import { defineRule } from '../model';
import { shift } from '../severity';
import { eachGrant, holderOf, isFullAdmin, narrowAction, starIn } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** Only what a service does in turn, such as CloudFormation with a template of the caller. */
function isThroughService({ operator, key }: Condition): boolean {
  return /^aws:calledvia(?:first|last)?$/i.test(key) && !/not|^forallvalues|ifexists$|^null$/i.test(operator);
}

export const rule = defineRule({
  id: 'aws-iam-full-admin',
  title: 'Policy allows every action on every resource',
  group: 'aws-iam',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachGrant(({ policy, statement }) => {
    const star = starIn(statement.actions);
    if (!star || !isFullAdmin(statement)) return [];
    const through = statement.conditions.some(isThroughService);
    return {
      span: star.span,
      message: `Full administrator rights in ${policy.name}: every action on every resource${through ? ', through another service' : ''}`,
      severity: shift('critical', through || callerConditions(statement).length > 0 ? -1 : 0),
      ...holderOf(policy),
      remedies: [
        ...narrowAction(star, statement),
        {
          type: 'manual',
          title: 'Replace administrator rights by the actions the workload uses',
          steps: [
            'List the services and actions the workload calls, from its code or from IAM Access Analyzer policy generation.',
            'Write one statement for each service with those actions and the ARNs of the resources they touch.',
            'Deploy it beside the old statement, watch for AccessDenied in CloudTrail, then delete the old statement.',
          ],
        },
      ],
    };
  }),
});
