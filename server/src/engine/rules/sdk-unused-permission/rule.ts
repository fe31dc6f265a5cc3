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
  return policy.statements.flatMap((statement) =>
    statement.effect !== 'Allow' || statement.partial
      ? []
      : statement.actions.flatMap((term) =>
          checkTerm(statement, term, units).map((hit) => ({ ...hit, identity: roles[0]?.id ?? '' })),
        ),
  );
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
    remedies: [remedyFor(statement, term)],
  };
}

/** The action goes; a statement that would be left without actions goes by hand. */
function remedyFor({ actions }: Statement, { span, text, inList }: Term): Remedy {
  const title = `Remove ${text} from the policy`;
  if (!inList || actions.length < 2)
    return { type: 'manual', title, steps: [`Delete the statement that allows ${text}, and deploy.`] };
  const steps = [`Deploy, and look at the access advisor of the role: no denied call of ${text} should appear.`];
  return {
    type: 'edit-data',
    id: 'remove-action',
    title,
    safety: 'review',
    changes: [{ op: 'remove', at: span, was: text }],
    steps,
  };
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
