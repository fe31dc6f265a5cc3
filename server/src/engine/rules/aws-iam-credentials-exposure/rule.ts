import { CREDENTIAL_ACTIONS } from '../../iam/rights/exposure';
import { defineRule } from '../model';
import { fewOf } from '../shared/aws/aws-iam';
import { capital, narrowRemedy } from '../shared/aws/escalation';
import { coversOf, exposedBy } from '../shared/aws/exposed';
import { eachHolder } from '../shared/aws/holders';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

const credentials = coversOf(CREDENTIAL_ACTIONS);

export const rule = defineRule({
  id: 'aws-iam-credentials-exposure',
  title: 'Policy allows taking credentials of any resource',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269', 'CWE-522'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachHolder((holder) =>
    exposedBy(holder, credentials).map(({ statement, term, actions, certain }) => ({
      span: term.span,
      message: `${capital(holder.name)} can take credentials that are not its own: nothing limits ${fewOf(actions)} to some`,
      severity: 'high',
      confidence: certain ? 'high' : 'low',
      ...holder.owner,
      remedies: [
        ...[narrowRemedy(statement)].flatMap((remedy) => remedy ?? []),
        {
          type: 'manual',
          title: 'Limit whose credentials it can take',
          steps: [
            `Put the ARNs of the databases, instances or users whose credentials are needed in place of the wildcard of ${fewOf(actions)}.`,
            'Remove the action where nothing asks for credentials.',
          ],
        },
      ],
    })),
  ),
});
