import type { DeployUnit } from '../../graph/deploy-units';
import type { ResolvedPolicy } from '../../graph/model';
import { hasWildcard, matchesAction } from '../../iam/match';
import type { Statement, Term } from '../../iam/model';
import { actionOf, expandAction, nameOf } from '../../iam/table/actions';
import { narrowTo } from '../../iam/table/narrow';
import { defineRule, type Hit, type Remedy } from '../model';
import { fewOf, oncePerPlace } from '../shared/aws/aws-iam';
import { isMarkedElsewhere } from '../shared/aws/holders';
import { mayNeedAnyway } from '../shared/needs/platform';
import { filesRead, type Programs, programsByPolicy, unitsIn } from '../shared/needs/role-programs';
import docs from './doc.md';

/** A wildcard that covers more is a whole service, or nearly: other rules look at those. */
const MOST_COVERED = 400;

function checkPolicy(policy: ResolvedPolicy, programs: Programs): Hit[] {
  const { units, roles, isWhole } = programs;
  if (!isWhole || units.length === 0 || policy.form === 'sam-template' || policy.purpose !== 'identity') return [];
  const identity = roles[0]?.id ?? '';
  return policy.statements.flatMap((statement) => checkStatement(statement, units).map((hit) => ({ ...hit, identity })));
}

/** A list of many is one thing to clean up: it is said at the first. */
const MOST_ALONE = 3;

function checkStatement(statement: Statement, units: readonly DeployUnit[]): Hit[] {
  if (statement.effect !== 'Allow' || statement.partial) return [];
  const found = statement.actions.flatMap((term) => checkTerm(statement, term, units).map((hit) => ({ term, hit })));
  const alone = found.filter(({ hit }) => !hit.remedies?.some(({ type }) => type === 'replace-term')).map(({ term }) => term);
  const [first] = alone;
  if (!first || alone.length <= MOST_ALONE) return found.map(({ hit }) => hit);
  const message = `No call of ${unitsIn(units)} needs ${first.text} and ${alone.length - 1} more actions of this statement (${filesRead(units)})`;
  const related = alone.slice(1).map(({ span, text }) => ({ span, message: `${text} is not needed either` }));
  const others = found.filter(({ term }) => !alone.includes(term)).map(({ hit }) => hit);
  return [{ span: first.span, message, related, remedies: [remedyFor(statement, alone)] }, ...others];
}

function checkTerm(statement: Statement, term: Term, units: readonly DeployUnit[]): Hit[] {
  const { state, text, span, literal } = term;
  if (state !== 'known' || span.via?.length || literal.start >= literal.end) return [];
  if (!hasWildcard(text)) {
    const action = actionOf(text);
    return action && isUnused(nameOf(action), units) ? [unused(statement, term, units)] : [];
  }
  if (isMarkedElsewhere({ term, statement })) return [];
  const covered = expandAction(text);
  if (covered.length === 0 || covered.length > MOST_COVERED) return [];
  const called = narrowTo(
    text,
    units.flatMap(({ needs }) => needs.map(({ action }) => action)),
  );
  const others = covered.map(nameOf).filter((name) => !called.includes(name));
  if (others.length === 0 || others.some((name) => !isUnused(name, units))) return [];
  if (called.length === 0) return [unused(statement, term, units)];
  const title = `Narrow ${text} to what ${unitsIn(units)} calls: ${fewOf(called)}`;
  return [
    {
      span,
      message: `${text} covers ${covered.length} actions, and ${unitsIn(units)} calls ${fewOf(called)} only (${filesRead(units)})`,
      related: callsOf(units, called),
      remedies: [
        { type: 'replace-term', span, literal, inList: term.inList, choices: [{ title, terms: called, safety: 'review' }] },
      ],
    },
  ];
}

function isUnused(action: string, units: readonly DeployUnit[]): boolean {
  return units.every((unit) => !unit.needs.some((need) => matchesAction(need.action, action)) && !mayNeedAnyway(unit, action));
}

function unused(statement: Statement, term: Term, units: readonly DeployUnit[]): Hit {
  return {
    span: term.span,
    message: `No call of ${unitsIn(units)} needs ${term.text} (${filesRead(units)})`,
    related: units.slice(0, 3).map(({ place, name }) => ({ span: place.span, message: `${name} runs with this policy` })),
    remedies: [remedyFor(statement, [term])],
  };
}

/** The actions go; a statement that would be left without any goes by hand. */
function remedyFor({ actions }: Statement, terms: readonly Term[]): Remedy {
  const what = fewOf(terms.map(({ text }) => text));
  const title = `Remove ${what} from the policy`;
  if (actions.length <= terms.length || terms.some(({ inList }) => !inList))
    return { type: 'manual', title, steps: [`Delete the statement that allows ${what}, and deploy.`] };
  const steps = [`Deploy, and look at the log of the program: no call of ${what} should be denied.`];
  const changes = terms.map(({ span, text }) => ({ op: 'remove', at: span, was: text }) as const);
  return { type: 'edit-data', id: 'remove-action', title, safety: 'review', changes, steps };
}

function callsOf(units: readonly DeployUnit[], called: readonly string[]): Hit['related'] {
  const first = called.flatMap((action) => units.flatMap(({ needs }) => needs).find((need) => need.action === action) ?? []);
  return first.slice(0, 3).map(({ action, span }) => ({ span, message: `needs ${action}` }));
}

export const rule = defineRule({
  id: 'sdk-unused-permission',
  title: 'Action that a role grants and its program does not call',
  group: 'source',
  severity: 'info',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-250'],
  hosts: ['terraform', 'cloudformation', 'json', 'typescript', 'javascript', 'python'],
  docs,
  scope: 'graph',
  check: (graph) => oncePerPlace([...programsByPolicy(graph)].flatMap(([policy, programs]) => checkPolicy(policy, programs))),
});
