import { hasCondition } from '../../iam/conditions/conditions';
import { isStar, matchesAction } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { defineRule } from '../model';
import { shift } from '../severity';
import { eachGrant, holderOf, isFullAdmin } from '../shared/aws/aws-iam';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** `*`, and ARN patterns that leave the role's whole name open: `arn:aws:iam::*:role/*`, `arn:aws:iam::*`. */
function isAnyRole(term: Term): boolean {
  if (isStar(term)) return true;
  const parts = term.text.split(':');
  if (term.state === 'unknown' || parts[0] !== 'arn' || (parts[2] !== 'iam' && parts[2] !== '*')) return false;
  return /^(role\/)?\*+(\/\*+)?$/.test(parts.length < 6 ? (parts.at(-1) ?? '') : parts.slice(5).join(':'));
}

function passesRoles({ actions }: Statement): boolean {
  return actions.some((term) => term.state === 'known' && matchesAction(term.text, 'iam:PassRole'));
}

/** Where the wildcard stands; a statement with NotResource is open too, but for what it names. */
function openTerm(statement: Statement): Term | undefined {
  return statement.resources.find(isAnyRole) ?? (statement.resources.length === 0 ? statement.notResources[0] : undefined);
}

export const rule = defineRule({
  id: 'aws-iam-passrole-wildcard',
  title: 'Policy may pass any role to a service',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachGrant(({ policy, statement }) => {
    const open = openTerm(statement);
    if (!open || isFullAdmin(statement) || !passesRoles(statement)) return [];
    const limited = hasCondition(statement, 'iam:PassedToService');
    return {
      span: open.span,
      message: `iam:PassRole covers every role in ${policy.name}`,
      severity: shift('high', limited ? -1 : 0),
      confidence: statement.partial ? 'medium' : 'high',
      ...holderOf(policy),
      remedies: [
        {
          type: 'manual',
          title: 'Limit iam:PassRole to the roles that are passed',
          steps: [
            'Move iam:PassRole to a statement of its own whose Resource lists the ARNs of the roles that are passed.',
            'Add the condition StringEquals iam:PassedToService with the service that receives them, e.g. ecs-tasks.amazonaws.com.',
          ],
        },
      ],
    };
  }),
});
