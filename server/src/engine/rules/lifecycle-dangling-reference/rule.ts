import { filesWith } from '../../graph/having';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { danglingAccounts, danglingRoles, danglingSecrets } from '../shared/dangling/accounts';
import { danglingInCloud } from '../shared/dangling/cloud';
import type { Dangling } from '../shared/dangling/declared';
import docs from './doc.md';

function remediesOf({ span, name, near }: Dangling): Remedy[] {
  const manual: Remedy = {
    type: 'manual',
    title: 'Name what is there, or declare what is named',
    steps: [
      `See whether ${near ? `${near} is meant, or ` : ''}${name} is made by something else. If not, declare it here, or take the reference out.`,
    ],
  };
  // The name stands at the end of an ARN, and alone elsewhere; one that is put together stands nowhere.
  if (near === undefined || span.end - span.start < name.length) return [manual];
  const at = { file: span.file, start: span.end - name.length, end: span.end };
  return [{ type: 'replace-text', title: `Change to ${near}`, span: at, text: near, safety: 'review' }, manual];
}

function hitOf(dangling: Dangling): Hit {
  const { span, says, name, where, near, beside } = dangling;
  const meant = near === undefined ? 'others are declared beside it' : `${near} is declared`;
  return {
    span,
    message: `${says} ${name}${where}, which no file declares: ${meant}`,
    ...(near === undefined ? { severity: 'low' as const, confidence: 'medium' as const } : {}),
    related: [{ span: beside, message: near === undefined ? 'declared beside it' : `declares ${near}` }],
    remedies: remediesOf(dangling),
  };
}

/**
 * What AWS writes in a policy in place of a user or role that was deleted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
const UNIQUE_ID = /^(AIDA|AROA)[A-Z0-9]{12,20}$/;

function deletedPrincipals(graph: IdentityGraph): Hit[] {
  return filesWith(graph, 'policies').flatMap(({ policies }) =>
    policies.flatMap(({ name, statements }) =>
      statements.flatMap(({ principals }) =>
        principals.flatMap(({ text, span }): Hit[] => {
          const [, kind] = UNIQUE_ID.exec(text) ?? [];
          if (!kind) return [];
          return [
            {
              span,
              message: `${name} names a ${kind === 'AIDA' ? 'user' : 'role'} by the id that AWS leaves in place of one that was deleted`,
              remedies: [
                {
                  type: 'manual',
                  title: 'Take the id out',
                  steps: [
                    'Nobody can act as a deleted user or role. Take the id out, or write the ARN of the one that is meant now.',
                  ],
                },
              ],
            },
          ];
        }),
      ),
    ),
  );
}

function check(graph: IdentityGraph): Hit[] {
  const named = [...danglingAccounts(graph), ...danglingRoles(graph), ...danglingSecrets(graph), ...danglingInCloud(graph)];
  return [...named.map(hitOf), ...deletedPrincipals(graph)];
}

export const rule = defineRule({
  id: 'lifecycle-dangling-reference',
  title: 'Binding, policy or workload names an identity or secret that does not exist',
  group: 'lifecycle',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI1'],
  cwe: ['CWE-672'],
  hosts: ['kubernetes', 'terraform', 'cloudformation', 'pipeline', 'json', 'yaml'],
  docs,
  scope: 'graph',
  check,
});
