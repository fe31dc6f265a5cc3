import { defineRule } from '../model';
import { settingHits } from '../settings';
import docs from './doc.md';

const hitsOf = settingHits('shared-task-role', ({ owner, span }) => ({
  span,
  message: `The containers of ${owner} run with the role that starts them`,
  remedies: [
    {
      type: 'manual',
      title: 'Give the containers a role of their own',
      steps: [
        'Make a second aws_iam_role that ecs-tasks.amazonaws.com may assume, with just the actions that the code calls.',
        `Name it in task_role_arn of ${owner}; a task whose code calls no AWS service needs none.`,
        'Leave the first role as execution_role_arn, and take out of it what only the code needed.',
      ],
    },
  ],
}));

export const rule = defineRule({
  id: 'tf-aws-ecs-shared-exec-task-role',
  title: 'ECS task whose code runs with its execution role',
  group: 'terraform',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI9'],
  cwe: ['CWE-653'],
  hosts: ['terraform', 'cloudformation'],
  docs,
  scope: 'file',
  check: (facts) => hitsOf(facts).map(({ hit }) => hit),
});
