import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { isShown } from '../shared/lifecycle/living';
import { orphansInTemplates } from '../shared/orphans/cloudformation';
import { orphansInManifests } from '../shared/orphans/kubernetes';
import type { Orphan } from '../shared/orphans/orphan';
import { orphansInTerraform } from '../shared/orphans/terraform';
import docs from './doc.md';

function removal({ span, label, alone }: Orphan): Remedy[] {
  if (!alone) return [];
  const title = `Remove ${label}`;
  if (/^[a-z]+_\w+\./.test(label)) return [{ type: 'remove-declaration', title, owner: span, address: label }];
  if (!label.startsWith('AWS::')) return [];
  return [{ type: 'edit-data', id: 'remove', title, safety: 'review', changes: [{ op: 'remove', at: span }] }];
}

function hitOf(orphan: Orphan): Hit {
  return {
    span: orphan.span,
    message: `${orphan.label} is declared, but ${orphan.lacks}`,
    identity: orphan.key,
    remedies: [
      ...removal(orphan),
      {
        type: 'manual',
        title: 'See whether anybody uses it, then remove it',
        steps: [
          'Ask the provider when it was last used (in AWS: the last activity of the role, user or policy).',
          'If nobody uses it, remove its declaration together with what gives it rights.',
          'If something outside of this workspace does, say so beside the declaration (nhi-ignore, with the reason).',
        ],
      },
    ],
  };
}

function check(graph: IdentityGraph): Hit[] {
  return [...orphansInTerraform(graph), ...orphansInTemplates(graph), ...orphansInManifests(graph)]
    .filter(({ span }) => !isShown(span.file))
    .map(hitOf);
}

export const rule = defineRule({
  id: 'lifecycle-orphaned-identity',
  title: 'Identity or policy is declared and never used in the workspace',
  group: 'lifecycle',
  severity: 'low',
  confidence: 'medium',
  owasp: ['NHI1'],
  cwe: ['CWE-1164'],
  hosts: ['terraform', 'cloudformation', 'kubernetes'],
  docs,
  scope: 'graph',
  check,
});
