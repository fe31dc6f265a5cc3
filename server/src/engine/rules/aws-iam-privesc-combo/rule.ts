import { namesServices } from '../../iam/escalation/guards';
import { combinedMatches, everyCombination, type Match, type Step, singleMatches } from '../../iam/escalation/match';
import { PASS_ROLE } from '../../iam/escalation/model';
import { type Grant, grantsOf } from '../../iam/rights/effective';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { shift } from '../severity';
import { actionsOf, boundaryRemedy, capital, isWritten, narrowRemedy, pagesOf, placesOf } from '../shared/aws/escalation';
import { documentOf, eachHolder, type Holder, isAdministrator, isMarkedElsewhere } from '../shared/aws/holders';
import { POLICY_HOSTS } from '../shared/aws/policy-hosts';
import docs from './doc.md';

/** aws-iam-create-role-no-boundary says it of those who may create roles or users. */
const CREATES = new Set(['iam-create-role', 'iam-create-user']);

/** Paths that are open and that no single action opens already. */
function openPaths(holder: Holder): Match[] {
  if (isAdministrator(holder)) return [];
  const open = combinedMatches(holder.effective);
  if (open.length === 0) return [];
  const creates = everyCombination(holder.effective).some(({ path }) => CREATES.has(path.id));
  const enough = new Set(
    singleMatches(holder.effective).flatMap(({ path, steps }) => (path.depends ? [] : steps.map(({ action }) => action))),
  );
  return open.filter(
    (match) =>
      !match.path.depends &&
      !(creates && match.path.gains === 'another-identity') &&
      !match.steps.some(({ action }) => enough.has(action)) &&
      isWritten(holder, match),
  );
}

/**
 * The value that tells most: the first step that stands in the workspace and is not marked as a wildcard. Where all are, but
 * in several statements, the one that completes it; in one statement the wildcard's own finding says enough.
 */
function tellingStep(holder: Holder, { steps }: Match): Step | undefined {
  const written = steps.filter(({ grant }) => documentOf(holder, grant));
  const plain = written.find(({ grant }) => !isMarkedElsewhere(grant));
  const statements = new Set(steps.map(({ grant }) => grant.statement));
  return plain ?? (statements.size > 1 ? written.at(-1) : undefined);
}

function weigh(match: Match, passing: Grant | undefined): Severity {
  if (!passing) return shift('medium', match.guarded ? -1 : 0);
  return shift('high', (match.guarded ? -1 : 0) + (namesServices(passing) ? -1 : 0));
}

function hitFor(holder: Holder, step: Step, matches: readonly Match[]): Hit[] {
  const [first, second] = matches;
  if (!first) return [];
  const more = matches.length - 2;
  const also = second
    ? `, ${more > 0 ? '' : 'and '}${second.path.title}${more > 0 ? `, and the like in ${more} more way${more > 1 ? 's' : ''}` : ''}`
    : '';
  const passing = first.steps.find(({ need }) => need === PASS_ROLE)?.grant;
  return [
    {
      span: step.grant.term.span,
      message: `${capital(holder.name)} can ${first.path.title} (${actionsOf(first)})${also}`,
      severity: weigh(first, passing),
      confidence: matches.some(({ certain }) => certain) ? 'high' : 'low',
      ...holder.owner,
      related: placesOf(holder, matches),
      remedies: remediesFor(holder, matches, passing),
    },
  ];
}

/** Where roles may be passed by several statements, to narrow one of them closes nothing. */
function narrowPassing(holder: Holder, passing: Grant): Remedy | undefined {
  const open = grantsOf(holder.effective, 'iam:PassRole').filter(({ reach }) => reach === 'anywhere');
  return open.length === 1 && documentOf(holder, passing) ? narrowRemedy(passing.statement) : undefined;
}

function boundaryFor(match: Match | undefined): Remedy | undefined {
  return match?.steps.map(({ grant }) => boundaryRemedy(grant.statement)).find((remedy) => remedy !== undefined);
}

function remediesFor(holder: Holder, matches: readonly Match[], passing: Grant | undefined): Remedy[] {
  const edit = passing ? narrowPassing(holder, passing) : boundaryFor(matches[0]);
  const services = [...new Set(matches.flatMap(({ path }) => path.passedTo.slice(0, 1)))];
  const steps = passing
    ? [
        'Move iam:PassRole to a statement of its own whose Resource lists the ARNs of the roles that are passed.',
        `Add the condition StringEquals iam:PassedToService with the service that receives them (${services.slice(0, 3).join(', ')}).`,
      ]
    : ['Remove one of the actions, or put the ARNs of what this identity works on in place of the wildcard.'];
  return [
    ...(edit ? [edit] : []),
    { type: 'manual', title: 'Break the combination', steps: [...steps, pagesOf(matches.slice(0, 3))] },
  ];
}

export const rule = defineRule({
  id: 'aws-iam-privesc-combo',
  title: 'Permissions together are enough to gain more rights',
  group: 'aws-iam',
  severity: 'high',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-269'],
  hosts: POLICY_HOSTS,
  docs,
  scope: 'graph',
  check: eachHolder((holder) => {
    const byPlace = new Map<Step['grant']['term'], { step: Step; matches: Match[] }>();
    for (const match of openPaths(holder)) {
      const step = tellingStep(holder, match);
      if (!step) continue;
      const group = byPlace.get(step.grant.term) ?? { step, matches: [] };
      group.matches.push(match);
      byPlace.set(step.grant.term, group);
    }
    return [...byPlace.values()].flatMap(({ step, matches }) => hitFor(holder, step, matches));
  }),
});
