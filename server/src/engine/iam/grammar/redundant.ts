/** What a statement says twice: a value that another value of the same list covers, a statement that stands there twice. */
import { matchesAction } from '../match';
import type { GrammarIssue, Statement, Term } from '../model';
import { covers } from '../rights/pattern-sets';
import { isWrittenOut } from '../word';

/** Longer lists are made by programs, and nobody reads what is said of them. */
const MOST = 100;

export function redundantIssues(statements: readonly Statement[]): GrammarIssue[] {
  return [...statements.flatMap(redundantValues), ...redundantStatements(statements)];
}

function redundantValues(statement: Statement): GrammarIssue[] {
  if (statement.partial) return [];
  const { actions, notActions, resources, notResources } = statement;
  const actionList = (terms: readonly Term[]) => covered(terms, (a, b) => matchesAction(a, b), 'action');
  const resourceList = (terms: readonly Term[]) => covered(terms, covers, 'resource');
  return [...actionList(actions), ...actionList(notActions), ...resourceList(resources), ...resourceList(notResources)];
}

/** One issue a list: the first value that another one covers. */
function covered(terms: readonly Term[], covering: (outer: string, inner: string) => boolean, what: string): GrammarIssue[] {
  if (terms.length < 2 || terms.length > MOST) return [];
  const plain = terms.filter((term) => term.inList && isWrittenOut(term));
  const redundant = plain.filter((inner, i) =>
    plain.some((outer, j) => i !== j && covering(outer.text, inner.text) && (outer.text !== inner.text || j < i)),
  );
  const [first] = redundant;
  if (!first) return [];
  const others = redundant.length > 1 ? `, and so are ${redundant.length - 1} more` : '';
  return [{ code: 'redundant', message: `The ${what} is covered by another of the list${others}`, span: first.span }];
}

/** The same effect on the same actions, resources and principals under the same conditions, word for word. */
function redundantStatements(statements: readonly Statement[]): GrammarIssue[] {
  if (statements.length > MOST) return [];
  const seen = new Set<string>();
  return statements.flatMap((statement) => {
    const key = wordsOf(statement);
    if (key === undefined) return [];
    if (seen.has(key)) return { code: 'redundant', message: 'The statement stands twice', span: placeOf(statement) };
    seen.add(key);
    return [];
  });
}

function placeOf({ actions, notActions, span }: Statement) {
  return (actions[0] ?? notActions[0])?.span ?? span;
}

/** Undefined where something is not known: two references may stand for different things in turn. */
function wordsOf(statement: Statement): string | undefined {
  const { effect, actions, notActions, resources, notResources, principals, notPrincipals, conditions, partial } = statement;
  const lists = [
    actions,
    notActions,
    resources,
    notResources,
    principals,
    notPrincipals,
    ...conditions.map(({ values }) => values),
  ];
  const whole = lists.every((list) => list.every(isWrittenOut));
  if (partial || effect === 'unknown' || !whole || actions.length + notActions.length === 0) return undefined;
  const tests = conditions.map(({ operator, key }) => `${operator} ${key}`);
  return JSON.stringify([effect, tests, lists.map((list) => list.map(({ text }) => text).sort())]);
}
