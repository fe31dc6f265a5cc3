import { type Match, singleMatches } from '../../iam/escalation/match';
import type { Statement } from '../../iam/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { shift } from '../severity';
import { fewOf } from '../shared/aws/aws-iam';
import { boundaryRemedy, capital, narrowRemedy, pagesOf, placesOf } from '../shared/aws/escalation';
import { documentOf, eachHolder, type Holder, isAdministrator, isMarkedElsewhere } from '../shared/aws/holders';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';
import { coversSelf } from './self';

/** Paths that are open, written in the workspace, and not marked as a wildcard already. */
function openPaths(holder: Holder): Match[] {
  if (isAdministrator(holder)) return [];
  return singleMatches(holder.effective, (grant) => coversSelf(holder, grant)).filter(({ path, steps }) => {
    const [step] = steps;
    if (!step || path.depends === 'circumstances' || (path.depends === 'boundary' && holder.effective.limits.length === 0))
      return false;
    return documentOf(holder, step.grant) !== undefined && !isMarkedElsewhere(step.grant);
  });
}

function hitFor(holder: Holder, statement: Statement, matches: readonly Match[]): Hit | undefined {
  const [first, ...others] = matches;
  const step = first?.steps[0];
  if (!first || !step) return undefined;
  const names = [...new Set(others.map(({ steps }) => steps[0]?.action ?? ''))];
  const rest = names.length === 0 ? '' : names.length === 1 ? `, and so is ${names[0]}` : `, and so are ${fewOf(names)}`;
  const severity = shift(first.path.gains === 'service-role' ? 'medium' : 'high', first.guarded ? -1 : 0);
  return {
    span: step.grant.term.span,
    message: `${capital(holder.name)} can ${first.path.title}: ${step.action} is enough${rest}`,
    severity,
    confidence: first.certain ? 'high' : 'low',
    ...holder.owner,
    related: matches.length > 1 ? placesOf(holder, matches) : [],
    remedies: remediesFor(statement, matches),
  };
}

function remediesFor(statement: Statement, matches: readonly Match[]): Remedy[] {
  const runs = matches.every(({ path }) => path.gains === 'service-role');
  const steps = runs
    ? ['Put the ARNs of the functions or instances that this identity works on in place of the wildcard.']
    : [
        'Remove the action where the identity does not manage IAM.',
        'Otherwise limit Resource to roles under a path of their own (role/app/*) that no administrator stands under.',
        'Add the condition StringEquals iam:PermissionsBoundary, or ArnEquals iam:PolicyARN with the policies that may be attached.',
      ];
  return [
    ...[boundaryRemedy(statement), runs ? narrowRemedy(statement) : undefined].flatMap((remedy) => remedy ?? []),
    { type: 'manual', title: 'Take the way to more rights away', steps: [...steps, pagesOf(matches)] },
  ];
}

export const rule = defineRule({
  id: 'aws-iam-privesc-single-action',
  title: 'Policy allows an action that is enough to gain more rights',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachHolder((holder) => {
    const byStatement = new Map<Statement, Match[]>();
    for (const match of openPaths(holder)) {
      const { statement } = (match.steps[0] as Match['steps'][number]).grant;
      byStatement.set(statement, [...(byStatement.get(statement) ?? []), match]);
    }
    return [...byStatement].flatMap(([statement, matches]) => hitFor(holder, statement, matches) ?? []);
  }),
});
