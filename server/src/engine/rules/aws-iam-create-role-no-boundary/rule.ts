import { everyCombination, type Match, singleMatches } from '../../iam/escalation/match';
import { defineRule, type Hit } from '../model';
import { shift } from '../severity';
import { boundaryRemedy, capital, placesOf } from '../shared/aws/escalation';
import { documentOf, eachHolder, type Holder, isAdministrator, isMarkedElsewhere } from '../shared/aws/holders';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

const CREATES: Readonly<Record<string, string>> = {
  'iam-create-role': 'roles',
  'iam-create-user': 'users',
};

/** Who may write any policy without limits has a sharper finding for that. */
function openPaths(holder: Holder): Match[] {
  if (isAdministrator(holder)) return [];
  const open = everyCombination(holder.effective).filter(({ path }) => Object.hasOwn(CREATES, path.id));
  if (open.length === 0) return [];
  const alone = singleMatches(holder.effective).some(({ path }) => path.gains !== 'service-role' && !path.depends);
  return alone ? [] : open;
}

function hitFor(holder: Holder, match: Match): Hit[] {
  const [step, gives] = match.steps;
  if (!step || !gives || !documentOf(holder, step.grant) || isMarkedElsewhere(step.grant)) return [];
  const made = CREATES[match.path.id] ?? '';
  const remedy = boundaryRemedy(step.grant.statement);
  return [
    {
      span: step.grant.term.span,
      message: `${capital(holder.name)} can create ${made} with any rights (${step.action} with ${gives.action}): nothing demands a permissions boundary`,
      severity: shift('medium', match.guarded ? -1 : 0),
      confidence: match.certain ? 'high' : 'low',
      ...holder.owner,
      related: placesOf(holder, [match]),
      remedies: [
        ...(remedy ? [remedy] : []),
        {
          type: 'manual',
          title: 'Demand a permissions boundary',
          steps: [
            `Write a policy that says how far ${made} made here may ever get.`,
            `Give ${match.steps.map(({ action }) => action).join(', ')} the condition StringEquals iam:PermissionsBoundary with its ARN.`,
            'Do not allow iam:DeleteRolePermissionsBoundary, nor iam:CreatePolicyVersion on that policy.',
          ],
        },
      ],
    },
  ];
}

export const rule = defineRule({
  id: 'aws-iam-create-role-no-boundary',
  title: 'Roles or users with any rights can be created, without a permissions boundary',
  group: 'aws-iam',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachHolder((holder) => openPaths(holder).flatMap((match) => hitFor(holder, match))),
});
