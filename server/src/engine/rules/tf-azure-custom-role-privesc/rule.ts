import type { CloudGrantFact, CloudRoleFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import type { Term } from '../../iam/model';
import { defineRule, type Hit, type Severity } from '../model';
import { type Escalation, escalationsOf, isEverything } from '../shared/azure/actions';
import { holdersOf, isWide, placeOf, relatedTo } from '../shared/azure/grants';
import docs from './doc.md';

/** In a resource group the holder owns that group and no more; to run as an identity it needs something to run besides. */
function severityOf({ level }: CloudRoleFact, found: readonly Escalation[]): Severity {
  const alone = found.some((one) => one.alone);
  if (isWide(level)) return alone ? 'high' : 'medium';
  return alone ? 'medium' : 'low';
}

function hitOf(
  role: CloudRoleFact,
  term: Term,
  found: readonly Escalation[],
  holders: readonly CloudGrantFact[] | undefined,
): Hit {
  const [worst] = [...found].sort((a, b) => Number(b.alone) - Number(a.alone));
  return {
    span: term.span,
    message: `Whoever holds ${role.owner} can ${worst?.means} in ${placeOf(role.level)}`,
    severity: severityOf(role, found),
    related: relatedTo(holders),
    remedies: [
      ...(term.inList && !term.span.via
        ? [
            {
              type: 'edit-data' as const,
              id: 'remove',
              title: 'Remove the action',
              safety: 'review' as const,
              changes: [{ op: 'remove' as const, at: term.span }],
            },
          ]
        : []),
      {
        type: 'manual',
        title: 'Give the right to one who may use it',
        steps: [
          'Take the action out of the role and watch the activity log for what is refused.',
          'Where roles must be given, assign Role Based Access Control Administrator with a condition that names the roles and principals.',
          'Where identities must be attached, assign Managed Identity Operator on the one identity.',
        ],
      },
    ],
  };
}

export const rule = defineRule({
  id: 'tf-azure-custom-role-privesc',
  title: 'Custom Azure role whose holder can give itself more rights',
  group: 'azure',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['terraform', 'arm', 'bicep', 'ansible'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const holders = holdersOf(graph);
    return filesWith(graph, 'cloudRoles').flatMap(({ cloudRoles }) =>
      cloudRoles.flatMap((role) =>
        role.cloud !== 'azure'
          ? []
          : role.permissions.flatMap((term) => {
              // Every action is one problem, and has a rule of its own.
              const found = isEverything(term) ? [] : escalationsOf(role, term);
              return found.length > 0 ? [hitOf(role, term, found, holders.get(role.key))] : [];
            }),
      ),
    );
  },
});
