import { defineRule, type Hit } from '../model';
import { isMachineName, meansOf, removalOf, type User, usersOf } from '../shared/aws/aws-users';
import docs from './doc.md';

function hitsOf(user: User): Hit[] {
  const { name, id } = user.identity;
  const keys = meansOf(user, 'access-key');
  const machine = isMachineName(name);
  if (!machine && keys.length === 0) return [];
  return meansOf(user, 'console-login').map((means) => ({
    span: means.span,
    message: machine
      ? `${means.from} gives the program ${name} a password for the console`
      : `${means.from} gives ${name} a password for the console beside an access key`,
    identity: id,
    // A person with a key of its own is common, and less of a surprise than a program that logs in.
    ...(machine ? {} : { severity: 'low' as const }),
    related: keys.map((key) => ({ span: key.block, message: `${key.from} makes a key for it` })),
    remedies: [
      ...removalOf(means),
      {
        type: 'manual',
        title: 'Leave one way in',
        steps: [
          `For a program: remove ${means.from}; nobody needs its password.`,
          'For a person: remove the access key, and let it use short-lived credentials from single sign-on or a role.',
        ],
      },
    ],
  }));
}

export const rule = defineRule({
  id: 'tf-aws-console-login-for-machine',
  title: 'Console password for a user that is a program or has keys',
  group: 'terraform',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI10'],
  cwe: ['CWE-1390'],
  hosts: ['terraform'],
  docs,
  scope: 'graph',
  check: (graph) => usersOf(graph).flatMap(hitsOf),
});
