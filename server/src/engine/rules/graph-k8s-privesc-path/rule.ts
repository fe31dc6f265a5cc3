import type { IdentityGraph } from '../../graph/model';
import { nameOf, type Reaching, type Step } from '../../graph/paths/index';
import { defineRule, type Hit, type Remedy } from '../model';
import { administering, type Leg, legsTo, placeOf } from '../shared/paths/legs';
import { andOthers, inSteps, placesOf } from '../shared/paths/words';
import docs from './doc.md';

/** An account that nothing runs as is no way in; Kubernetes' own parts are what they are. */
function isStart({ identity }: Reaching): boolean {
  if (identity?.kind !== 'k8s-service-account' || identity.aliases.some((alias) => alias.startsWith('k8s-sa:kube-system/')))
    return false;
  return identity.references.some(({ type }) => type === 'uses');
}

const BROAD = /^k8s-cluster-role:(?:cluster-admin|admin|edit)$/;

/** Bindings of the built-in roles in the whole cluster, of which k8s-cluster-admin-binding speaks. */
function saidBindings(graph: IdentityGraph): ReadonlySet<string> {
  const wide = graph.attachments.filter(
    ({ type, clusterWide, policy }) => type === 'binding' && clusterWide && BROAD.test(policy),
  );
  return new Set(wide.map(({ span }) => `${span.file}:${span.start}:${span.end}`));
}

/** Where a role's own word gives the step, the rule about that right leads to the end already; a wildcard leads nowhere. */
function isSaid({ also }: Step): boolean {
  const [word] = also;
  return word !== undefined && word.end - word.start > 1;
}

const markOf =
  (said: ReadonlySet<string>) =>
  (steps: readonly Step[]): Step | undefined => {
    const taking = steps.filter(({ way }) => way !== 'member');
    return [...taking].reverse().find((step) => !(step === taking.at(-1) && isSaid(step)) && !said.has(placeOf(step)));
  };

/** A built-in role by the one that only reads. */
function lesserRole({ span, also }: Step): Remedy[] {
  if (also.length > 0 || !/^(?:4|5)$/.test(String(span.end - span.start))) return [];
  return [
    {
      type: 'edit-data',
      id: 'lesser-role',
      title: 'Bind the built-in role view instead: reading, without Secrets',
      safety: 'review',
      changes: [{ op: 'replace', at: span, text: 'view' }],
      steps: [
        'Delete the binding in the cluster before the new one is applied: roleRef cannot be changed in place.',
        'Add what the account needs beyond that in a role of its own, without pods, Secrets and tokens.',
      ],
    },
  ];
}

function hitOf(graph: IdentityGraph, { marked, first, others, end, administration }: Leg): Hit {
  const start = first.identity?.id ?? '';
  const ends = nameOf(graph, end.id);
  return {
    span: marked.span,
    message: `${nameOf(graph, start)} reaches ${ends} ${inSteps(first.steps)}${andOthers(others.map(({ identity }) => nameOf(graph, identity?.id ?? '')))}, and that one ${administration.words}`,
    identity: start,
    related: placesOf(graph, first.steps, administration),
    remedies: [
      ...lesserRole(marked),
      {
        type: 'manual',
        title: 'Cut the path at this binding',
        steps: [
          'Bind a role that cannot start or enter pods, read Secrets, ask for tokens or impersonate in this namespace.',
          `Or move ${ends} and what runs as it to a namespace of its own, where nobody else has rights.`,
          `Or give ${ends} only the rights that it uses: it ${administration.words}.`,
        ],
      },
    ],
  };
}

export const rule = defineRule({
  id: 'graph-k8s-privesc-path',
  title: 'ServiceAccount reaches one that administers the cluster, over several manifests',
  group: 'graph',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: ['kubernetes', 'helm-template', 'terraform'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const powerOf = administering(graph, ({ provider }) => provider === 'kubernetes');
    return legsTo(graph, powerOf, isStart, markOf(saidBindings(graph))).map((leg) => hitOf(graph, leg));
  },
});
