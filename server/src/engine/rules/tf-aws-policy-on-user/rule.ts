import type { Host, UserMeansFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { everyMeans, userName } from '../shared/aws/aws-users';
import docs from './doc.md';

function hitOf(graph: IdentityGraph, means: UserMeansFact): Hit {
  const { from, span } = means;
  const name = userName(graph, means);
  const identity = graph.byAlias.get(means.user)?.id;
  return {
    span,
    message: `${from} gives its policy to the user ${name} directly`,
    ...(identity ? { identity } : {}),
    remedies: [
      {
        type: 'manual',
        title: 'Give the policy to a role or a group',
        steps: [
          `For a program: make a role that it assumes, attach the policy there, and let the user ${name} go.`,
          `For a person: make a group, attach the policy there, and add ${name} to it (${/\.ya?ml$/.test(span.file) ? 'amazon.aws.iam_group' : 'aws_iam_user_group_membership'}).`,
          `Remove ${from}.`,
        ],
      },
    ],
  };
}

/** CloudFormation has a rule of its own. */
const HOSTS: ReadonlySet<Host> = new Set<Host>(['terraform', 'ansible']);

export const rule = defineRule({
  id: 'tf-aws-policy-on-user',
  title: 'Policy attached straight to an IAM user',
  group: 'terraform',
  severity: 'low',
  confidence: 'high',
  owasp: ['NHI10'],
  cwe: ['CWE-266'],
  hosts: [...HOSTS],
  docs,
  scope: 'graph',
  check: (graph) =>
    everyMeans(graph, 'policy').flatMap((one) =>
      HOSTS.has(graph.facts.get(one.span.file)?.host ?? 'text') ? hitOf(graph, one) : [],
    ),
});
