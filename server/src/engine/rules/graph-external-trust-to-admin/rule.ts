import type { IdentityGraph } from '../../graph/model';
import { nameOf } from '../../graph/paths/index';
import { defineRule, type Hit, type Severity } from '../model';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import { outsideLegs } from '../shared/paths/from-outside';
import type { Leg } from '../shared/paths/legs';
import { capital, inSteps, placesOf } from '../shared/paths/words';
import docs from './doc.md';

/** Who is known by an account number may be a partner; who shows an external id has a contract. */
function severityOf({ first: { outsider, steps }, administration }: Leg): Severity {
  if (steps[0]?.under) return outsider?.kind === 'vendor' ? 'low' : 'medium';
  return administration.grade !== 'area' && outsider?.kind === 'anyone' ? 'critical' : 'high';
}

function hitOf(graph: IdentityGraph, leg: Leg): Hit {
  const { marked, first, end, administration } = leg;
  const { outsider, steps } = first;
  const entry = steps[0];
  return {
    span: marked.span,
    message: `${capital(outsider?.name ?? 'An outsider')}${entry?.under ? ` with ${entry.under}` : ''} reaches ${nameOf(graph, end.id)} ${inSteps(steps)}, and that one ${administration.words}`,
    severity: severityOf(leg),
    identity: end.id,
    related: placesOf(graph, steps, administration),
    remedies: [
      {
        type: 'manual',
        title: 'Cut the chain',
        steps: [
          `Close the entrance: name in the trust of ${nameOf(graph, entry?.to ?? '')} who really comes in, with an external id or the subject of the token.`,
          `Take the step from ${nameOf(graph, marked.from)} to ${nameOf(graph, marked.to)} away: no role that outsiders use should lead to another.`,
          `Give ${nameOf(graph, end.id)} only the rights that it uses.`,
        ],
      },
    ],
  };
}

export const rule = defineRule({
  id: 'graph-external-trust-to-admin',
  title: 'Outsider reaches an administrator or all data over a chain of trust',
  group: 'graph',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-284', 'CWE-269'],
  hosts: [...POLICY_HOSTS, 'kubernetes', 'helm-template'],
  docs,
  scope: 'graph',
  check: (graph) => outsideLegs(graph).map((leg) => hitOf(graph, leg)),
});
