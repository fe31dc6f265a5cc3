import type { Statement, Term } from '../iam/model';

/** The statement with the literals of these terms empty: what stands there may be pointed at, and no edit can replace it. */
export function withoutLiterals(statement: Statement, which: (term: Term) => boolean): Statement {
  const pointed = <T extends Term>(terms: readonly T[]): T[] =>
    terms.map((term) => (which(term) ? { ...term, literal: { start: term.literal.start, end: term.literal.start } } : term));
  return {
    ...statement,
    actions: pointed(statement.actions),
    notActions: pointed(statement.notActions),
    resources: pointed(statement.resources),
    notResources: pointed(statement.notResources),
    principals: pointed(statement.principals),
  };
}
