import type { UserMeansFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { everyMeans, isAccountRoot, removalOf } from '../shared/aws/aws-users';
import docs from './doc.md';

function hitOf(means: UserMeansFact): Hit {
  const { from, span } = means;
  return {
    span,
    message: `${from} makes an access key for the root user of the account`,
    remedies: [
      ...removalOf(means),
      {
        type: 'manual',
        title: 'Delete the key and use a role',
        steps: [
          'Find what uses the key (its "last used" time and CloudTrail), and give it a role with just the rights that it needs.',
          'Delete the key as the root user, under "My security credentials".',
          `Remove ${from} and every output of it; old states still hold the secret.`,
        ],
      },
    ],
  };
}

function check(graph: IdentityGraph): Hit[] {
  return everyMeans(graph, 'access-key').flatMap((one) => (isAccountRoot(graph, one) ? hitOf(one) : []));
}

export const rule = defineRule({
  id: 'tf-aws-root-access-key',
  title: 'Access key for the root user of an AWS account',
  group: 'terraform',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI7', 'NHI5'],
  cwe: ['CWE-250'],
  hosts: ['terraform'],
  docs,
  scope: 'graph',
  check,
});
