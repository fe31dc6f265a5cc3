import type { CloudGrantFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { type Given, givenIn, isWide } from '../shared/gcp/grants';
import { BASIC_ROLES } from '../shared/gcp/roles';
import { levelName } from '../shared/gcp/words';
import docs from './doc.md';

/** Mail that no organization can take away from somebody. */
const PRIVATE =
  /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|proton|protonmail|gmx|web|mail|aol)\.[a-z]{2,3}(?:\.[a-z]{2})?$/i;

/** Why a person should not hold it: no organization rules the account, the role is a machine's, or reaches everywhere. */
function reasonOf(grant: CloudGrantFact, { grants }: Given): string | undefined {
  const { roleName = '', member } = grant;
  if (PRIVATE.test(member.term.text)) return 'from an account that no organization manages';
  if (!isWide(grant)) return undefined;
  if (Object.hasOwn(BASIC_ROLES, roleName)) return `over ${levelName(grant)}, by name and not by group`;
  const shares = grants.some((other) => other.member.kind === 'machine');
  return shares ? 'beside service accounts that hold the same role' : undefined;
}

function hitsOf(given: Given): Hit[] {
  return given.grants.flatMap((grant): Hit[] => {
    const { member, roleName, owner, role } = grant;
    const reason = member.kind === 'human' ? reasonOf(grant, given) : undefined;
    if (!reason) return [];
    return [
      {
        span: member.term.span,
        message: `${owner} gives a person ${roleName ?? 'a role'} ${reason}`,
        related: [{ span: role.span, message: 'the role' }],
        remedies: [
          {
            type: 'manual',
            title: 'Give the role to a group, or to the account of the program',
            steps: [
              'Where a person works with it: put the person into a group, and write group:NAME@DOMAIN in place of the address.',
              'Where a program runs with it: give a service account the role, and let the program run as that.',
              'Apply it, and take the address out of the policy.',
            ],
          },
        ],
      },
    ];
  });
}

function check(graph: IdentityGraph): Hit[] {
  return givenIn(graph).flatMap(hitsOf);
}

export const rule = defineRule({
  id: 'tf-gcp-user-grant-for-workload',
  title: 'Role of a workload given to a person by name',
  group: 'gcp',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI10'],
  cwe: ['CWE-286'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
