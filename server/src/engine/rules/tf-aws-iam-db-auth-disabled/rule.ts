import type { SettingFact } from '../../facts/model';
import { defineRule, type Hit } from '../model';
import { setTo, settingHits } from '../settings';
import docs from './doc.md';

function hitOf(setting: SettingFact): Hit {
  const { owner, ownerType, span, state } = setting;
  // A master user that is a role has to be named first.
  if (/(?:opensearch|elasticsearch)/i.test(ownerType))
    return {
      span,
      message: `${owner} keeps users and passwords of its own in place of IAM roles`,
      remedies: [
        {
          type: 'manual',
          title: 'Make a role the master user',
          steps: [
            'Set master_user_arn to a role and internal_user_database_enabled to false.',
            'Map the roles of the workloads to roles of the domain, and let them sign their requests.',
            'Delete the master password where it is kept.',
          ],
        },
      ],
    };
  return {
    span,
    message: `${owner} takes passwords only: logins with an IAM role are off`,
    ...(state === 'unsafe' ? { confidence: 'high' as const } : {}),
    ...setTo(setting),
  };
}

const hitsOf = settingHits('database-iam-login', hitOf);

export const rule = defineRule({
  id: 'tf-aws-iam-db-auth-disabled',
  title: 'Database that workloads can only enter with a password',
  group: 'terraform',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI4'],
  cwe: ['CWE-1390'],
  hosts: ['terraform', 'cloudformation', 'ansible'],
  docs,
  scope: 'file',
  check: (facts) => hitsOf(facts).map(({ hit }) => hit),
});
