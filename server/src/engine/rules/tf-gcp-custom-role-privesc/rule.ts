import type { CloudRoleFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit } from '../model';
import { escalation, isContained } from '../shared/gcp/permissions';
import docs from './doc.md';

function hitsOf({ owner, cloud, permissions }: CloudRoleFact): Hit[] {
  if (cloud !== 'gcp') return [];
  return permissions.flatMap((permission): Hit[] => {
    const leads = permission.state === 'known' ? escalation(permission.text) : undefined;
    if (!leads) return [];
    const { span, text } = permission;
    return [
      {
        span,
        message: `Who holds ${owner} ${leads} with ${text}`,
        severity: isContained(text) ? 'medium' : 'high',
        remedies: [
          ...(permission.inList && permissions.length > 1
            ? [
                {
                  ...({ type: 'edit-data', id: 'remove-permission', title: `Take ${text} out`, safety: 'review' } as const),
                  changes: [{ op: 'remove', at: span, was: text }] as const,
                },
              ]
            : []),
          {
            type: 'manual',
            title: 'Give it where it is needed only',
            steps: [
              `Take ${text} out of the role.`,
              'Who needs it gets a role with it on the one account, secret or project, not through this role.',
              'Where it must stay, let a condition limit it: `api.getAttribute("iam.googleapis.com/modifiedGrantsByRole", [])` for setIamPolicy.',
            ],
          },
        ],
      },
    ];
  });
}

function check(graph: IdentityGraph): Hit[] {
  return filesWith(graph, 'cloudRoles').flatMap(({ cloudRoles }) => cloudRoles.flatMap(hitsOf));
}

export const rule = defineRule({
  id: 'tf-gcp-custom-role-privesc',
  title: 'Custom role with a permission that leads to other rights',
  group: 'gcp',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['terraform', 'ansible', 'deployment-manager'],
  docs,
  scope: 'graph',
  check,
});
