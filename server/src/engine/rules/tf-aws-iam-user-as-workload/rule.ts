import type { IdentityGraph } from '../../graph/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit, type Related } from '../model';
import { isMachineName, isPersonName, meansOf, onlySendsMail, type User, usersOf } from '../shared/aws/aws-users';
import docs from './doc.md';

/** Why a user is taken for a program, in words, and how sure that is. */
interface Evidence {
  readonly words: string;
  readonly severity: 'medium' | 'low';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly related?: readonly Related[];
}

function evidenceOf(user: User): Evidence | undefined {
  const { identity } = user;
  // Of a user with an access key, tf-aws-iam-access-key says so at the key.
  if (meansOf(user, 'access-key').length > 0) return undefined;
  const keys = meansOf(user, 'service-login');
  const login = user.means.some(({ about }) => about === 'console-login');
  const [key] = keys;
  if (key && !login) {
    const related = keys.map(({ from, block }) => ({ span: block, message: `${from} makes a key for it` }));
    if (onlySendsMail(identity))
      return { words: 'is a login for mail through Amazon SES', severity: 'low', confidence: 'high', related };
    return { words: `has an access key (${key.from})`, severity: 'medium', confidence: 'high', related };
  }
  if (isMachineName(identity.name)) return { words: 'is named like a program', severity: 'medium', confidence: 'medium' };
  // Who cannot log in to the console can only use keys.
  const inGroup = identity.grants.some(({ attachment }) => attachment?.name.startsWith('aws_iam_user_group_membership'));
  const doubtful = login || inGroup || meansOf(user, 'policy').length === 0 || isPersonName(identity.name);
  return doubtful ? undefined : { words: 'has rights but no way to log in other than a key', severity: 'low', confidence: 'low' };
}

function hitOf(user: User, span: Span): Hit[] {
  const evidence = evidenceOf(user);
  if (!evidence) return [];
  const { name, id } = user.identity;
  const { words, related, ...how } = evidence;
  return [
    {
      span,
      message: `IAM user ${name} ${words}: a program wants a role`,
      identity: id,
      ...how,
      ...(related ? { related } : {}),
      remedies: [
        {
          type: 'manual',
          title: 'Let the program assume a role',
          steps: [
            'Make an aws_iam_role whose trust policy names where the program runs: ec2.amazonaws.com, lambda.amazonaws.com, the OIDC provider of the pipeline, or IAM Roles Anywhere.',
            `Attach the policies of ${name} to the role, and let the program use it.`,
            `When "last used" of its keys stops moving, remove the user ${name}.`,
          ],
        },
      ],
    },
  ];
}

function check(graph: IdentityGraph): Hit[] {
  return usersOf(graph).flatMap((user) => {
    const [span] = user.identity.declared;
    return span && isTerraform(graph, span) ? hitOf(user, span) : [];
  });
}

function isTerraform({ facts }: IdentityGraph, { file }: Span): boolean {
  return facts.get(file)?.host === 'terraform';
}

export const rule = defineRule({
  id: 'tf-aws-iam-user-as-workload',
  title: 'IAM user made for a program',
  group: 'terraform',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI7'],
  cwe: ['CWE-287'],
  hosts: ['terraform'],
  docs,
  scope: 'graph',
  check,
});
