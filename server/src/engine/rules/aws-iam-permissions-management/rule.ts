import { hasWildcard } from '../../iam/match';
import { changesAccess } from '../../iam/rights/exposure';
import { defineRule } from '../model';
import { fewOf } from '../shared/aws/aws-iam';
import { capital, narrowRemedy } from '../shared/aws/escalation';
import { type Covers, exposedBy } from '../shared/aws/exposed';
import { eachHolder } from '../shared/aws/holders';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** Actions written out; a wildcard over them is what aws-iam-sensitive-prefix-wildcard marks. */
const sharing: Covers = ({ state, text }) => (state === 'known' && !hasWildcard(text) && changesAccess(text) ? [text] : []);

export const rule = defineRule({
  id: 'aws-iam-permissions-management',
  title: 'Policy allows changing who may use any resource',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-732'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachHolder((holder) =>
    exposedBy(holder, sharing).map(({ statement, term, actions, certain }) => ({
      span: term.span,
      message: `${capital(holder.name)} can change who may use any resource: nothing limits ${fewOf(actions)} to some`,
      confidence: certain ? 'high' : 'low',
      ...holder.owner,
      remedies: [
        ...[narrowRemedy(statement)].flatMap((remedy) => remedy ?? []),
        {
          type: 'manual',
          title: 'Limit whose access it can change',
          steps: [
            'Put the ARNs of the resources that this identity manages in place of the wildcard.',
            `Remove ${fewOf(actions)} where the identity only uses what others share.`,
          ],
        },
      ],
    })),
  ),
});
