import type { IdentityKind } from '../../facts/model';
import type { Identity, IdentityGraph } from '../../graph/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit } from '../model';
import { ownRights } from '../shared/sharing/rights';
import { type Workload, workloadsOf } from '../shared/sharing/workloads';
import docs from './doc.md';

/** What a workload runs as. Keys that several programs hold are told where their value is. */
const KINDS: Readonly<Partial<Record<IdentityKind, string>>> = {
  'iam-role': 'Role',
  'service-account': 'Service account',
  'managed-identity': 'Managed identity',
  'k8s-service-account': 'ServiceAccount',
};
/** Said by k8s-default-service-account. */
const DEFAULT = /^k8s-sa:[^/]+\/default$/;
const MOST_NAMED = 5;
const MOST_RELATED = 20;

/** Functions of one template are deployed as one, mostly as parts of one program: the Serverless Framework gives them one role by itself. */
function isOneStack({ facts }: IdentityGraph, { file }: Span, workloads: readonly Workload[]): boolean {
  return facts.get(file)?.host === 'cloudformation' && workloads.every(({ span }) => span.file === file);
}

function hitOf(graph: IdentityGraph, identity: Identity, workloads: readonly Workload[]): Hit[] {
  const rights = ownRights(graph, identity);
  // Without rights of its own there is nothing to share.
  if (rights === 'none') return [];
  const span = identity.declared[0] ?? workloads[0]?.span;
  if (!span) return [];
  const named = workloads.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = workloads.length > MOST_NAMED ? ` and ${workloads.length - MOST_NAMED} more` : '';
  return [
    {
      span,
      message: `${KINDS[identity.kind]} ${identity.name} is shared by ${workloads.length} workloads (${named.join(', ')}${more}): each has the rights of all`,
      ...(isOneStack(graph, span, workloads) ? { severity: 'low' as const } : {}),
      ...(rights === 'unknown' ? { severity: 'low' as const, confidence: 'medium' as const } : {}),
      related: workloads
        .filter((one) => one.span !== span)
        .slice(0, MOST_RELATED)
        .map((one) => ({ span: one.span, message: `${one.name} runs as it` })),
      identity: identity.id,
      remedies: [
        {
          type: 'manual',
          title: 'Give each workload an identity of its own',
          steps: [
            `Declare one identity for each of them, as ${identity.name} is declared, and let each name its own.`,
            'Give each only what its own program calls (nhi inventory shows what is granted, hover on a role what its program needs).',
            `Take ${identity.name} away when nothing uses it any more.`,
            'Where they are parts of one program that is deployed as one, say so: raise limits.shared-by in .nhi.yaml, or nhi-ignore with the reason.',
          ],
        },
      ],
    },
  ];
}

export const rule = defineRule({
  id: 'graph-identity-shared-by-workloads',
  title: 'One identity is used by several workloads',
  group: 'graph',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI9'],
  cwe: ['CWE-250', 'CWE-1220'],
  hosts: ['terraform', 'cloudformation', 'kubernetes', 'helm-template', 'bicep', 'arm'],
  docs,
  scope: 'graph',
  check: (graph, { limits }) =>
    graph.identities.flatMap((identity) => {
      const most = limits['shared-by'];
      if (!KINDS[identity.kind] || identity.references.length < most || DEFAULT.test(identity.id)) return [];
      const workloads = workloadsOf(graph, identity);
      return workloads.length < most ? [] : hitOf(graph, identity, workloads);
    }),
});
