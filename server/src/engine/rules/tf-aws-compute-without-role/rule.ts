import type { SettingFact } from '../../facts/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { settingHits } from '../settings';
import docs from './doc.md';

/** What gives a role to each kind of workload. */
const GIVEN: readonly (readonly [type: RegExp, how: string])[] = [
  [/^aws_(?:instance|launch_)/, 'an aws_iam_instance_profile with the role, named in iam_instance_profile'],
  [/^aws_ecs_/, 'the ARN of the role in task_role_arn'],
  [/^aws_apprunner_/, 'the ARN of the role in instance_role_arn'],
];

function remedy({ ownerType }: SettingFact): Remedy {
  const how = GIVEN.find(([type]) => type.test(ownerType))?.[1] ?? 'the role';
  return {
    type: 'manual',
    title: 'Give the workload a role',
    steps: [
      'Make an aws_iam_role with just the actions that the workload calls, whose trust policy names the service that runs it.',
      `Set ${how}.`,
      'Take out keys that it was given, and delete them: the SDK and the aws command find the role by themselves.',
    ],
  };
}

const hitsOf = settingHits(
  'compute-identity',
  (setting): Hit => ({
    span: setting.span,
    message: `${setting.owner} has no role, but ${setting.detail}`,
    remedies: [remedy(setting)],
  }),
);

export const rule = defineRule({
  id: 'tf-aws-compute-without-role',
  title: 'Workload that calls AWS without a role of its own',
  group: 'terraform',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-287'],
  hosts: ['terraform'],
  docs,
  scope: 'file',
  check: (facts) => hitsOf(facts).map(({ hit }) => hit),
});
