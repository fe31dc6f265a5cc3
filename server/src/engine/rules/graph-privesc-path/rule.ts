import type { Identity, IdentityGraph } from '../../graph/model';
import { nameOf, type Reaching, type Step, type Way } from '../../graph/paths/index';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import { outsideLegs } from '../shared/paths/from-outside';
import { administering, type Leg, legsTo, placeOf } from '../shared/paths/legs';
import { andOthers, capital, inSteps, placesOf } from '../shared/paths/words';
import docs from './doc.md';

/** Groups are people, and what a pipeline logs in as is what it was made for. */
const NO_START: ReadonlySet<Identity['kind']> = new Set(['iam-group', 'oidc-provider']);

function isStart({ identity }: Reaching): boolean {
  return identity !== undefined && identity.provider !== 'kubernetes' && !NO_START.has(identity.kind);
}

/**
 * The last step that names what it reaches. Of those that reach everything of a kind, and of accounts of a cluster, other rules speak
 * at their own place.
 */
function markOf(steps: readonly Step[]): Step | undefined {
  return [...steps].reverse().find(({ wide, way }) => !wide && !IN_CLUSTERS.has(way));
}

const IN_CLUSTERS: ReadonlySet<Way> = new Set(['start-pods', 'enter-pods', 'impersonate', 'member']);

/** A role that is assumed was made for it, and the way is only longer than it looks; the others are nobody's intention. */
function severityOf(steps: readonly Step[]): Severity {
  return steps.every(({ way }) => way === 'assume' || way === 'federate') ? 'medium' : 'high';
}

const ADVICE: Readonly<Partial<Record<Way, string>>> = {
  assume:
    'Let only those assume the role that administer: name them in its trust policy, or give sts:AssumeRole on another role with fewer rights.',
  pass: 'List in the Resource of iam:PassRole only roles that have no more rights than the workload needs, and keep iam:PassedToService beside it.',
  'take-over': 'Deploy what runs with these rights from an identity of its own, and take the right to change it from this one.',
  rewrite:
    'Take the right to change the identity away, or limit it to identities under a path of their own that no administrator stands under.',
  'mint-token': 'Give the role on an account with only the rights that are needed.',
  assign: 'Give the role on an account with only the rights that are needed.',
};

function remediesFor(graph: IdentityGraph, { marked, end, administration }: Leg): Remedy[] {
  const named = nameOf(graph, marked.to);
  const edit: Remedy = {
    type: 'edit-data',
    id: 'leave-out',
    title: `Take ${named} out of the list`,
    safety: 'review',
    changes: [{ op: 'remove', at: marked.span }],
    steps: [`Make sure that nothing needs ${named} from here.`],
  };
  return [
    ...(marked.item ? [edit] : []),
    {
      type: 'manual',
      title: 'Cut the path at this step',
      steps: [
        ...(ADVICE[marked.way] ? [ADVICE[marked.way] as string] : []),
        `Or give ${nameOf(graph, end.id)} only the rights that it uses: it ${administration.words}.`,
      ],
    },
  ];
}

function hitOf(graph: IdentityGraph, leg: Leg): Hit {
  const { marked, first, others, end, administration } = leg;
  const start = first.identity?.id ?? '';
  const also = andOthers(others.map(({ identity }) => nameOf(graph, identity?.id ?? '')));
  return {
    span: marked.span,
    message: `${capital(nameOf(graph, start))} reaches ${nameOf(graph, end.id)} ${inSteps(first.steps)}${also}, and that one ${administration.words}`,
    severity: severityOf(first.steps),
    identity: start,
    related: placesOf(graph, first.steps, administration),
    remedies: remediesFor(graph, leg),
  };
}

export const rule = defineRule({
  id: 'graph-privesc-path',
  title: 'Identity reaches an administrator by a path that no single document shows',
  group: 'graph',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: [...POLICY_HOSTS, 'kubernetes', 'helm-template'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const powerOf = administering(graph, ({ provider }) => provider !== 'kubernetes');
    // Where strangers take the same step, graph-external-trust-to-admin says so.
    const said = new Set(outsideLegs(graph).map(({ marked }) => placeOf(marked)));
    return legsTo(graph, powerOf, isStart, markOf).flatMap((leg) => (said.has(placeOf(leg.marked)) ? [] : hitOf(graph, leg)));
  },
});
