import type { Facts, UserMeansFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import docs from './doc.md';

function hitOf({ from, span, user }: UserMeansFact): Hit {
  const name = user.slice(Math.max(user.lastIndexOf(':'), user.lastIndexOf('/')) + 1);
  const own = from === name;
  return {
    span,
    message: own ? `User ${name} has a policy of its own` : `${from} gives its policy to the user ${name} directly`,
    identity: user,
    remedies: [
      {
        type: 'manual',
        title: 'Give the policy to a role or a group',
        steps: [
          `For a program: make an AWS::IAM::Role that it assumes, attach the policy there, and let the user ${name} go.`,
          `For a person: make an AWS::IAM::Group with the policy, and name it in Groups of ${name}.`,
          own ? `Remove the policy from ${name}.` : `Remove ${name} from ${from}.`,
        ],
      },
    ],
  };
}

function check({ host, userMeans }: Facts): Hit[] {
  return host === 'cloudformation' ? userMeans.filter(({ about }) => about === 'policy').map(hitOf) : [];
}

export const rule = defineRule({
  id: 'cfn-user-inline-or-direct-policy',
  title: 'Policy of an IAM user itself, not of a group or role',
  group: 'cloudformation',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI10'],
  cwe: ['CWE-266'],
  hosts: ['cloudformation'],
  docs,
  scope: 'file',
  check,
});
