/** Statements by the services their actions speak of, so that asking for one action looks at few of them. */
import { HOLE } from '../syntax/value';
import { isStar, matchesWildcard } from './match';
import type { Statement, Term } from './model';

/** A statement that covers an action, by which term, and whether that is certain. */
export interface Covering {
  readonly statement: Statement;
  /** The action term; of NotAction its first term, since what is not listed stands nowhere. */
  readonly term: Term;
  /** False where a hole in a term may or may not name the action. */
  readonly certain: boolean;
}

export interface StatementIndex {
  readonly byService: ReadonlyMap<string, readonly Entry[]>;
  /** Of every service: wildcards for the service, NotAction, terms that are not in the file. */
  readonly everywhere: readonly Entry[];
}

interface Entry {
  readonly at: number;
  readonly statement: Statement;
  readonly term: Term;
  readonly pattern: string;
}

const SERVICE = /^[a-z0-9-]{1,64}$/;

/** Indexes the statements by service; their order is kept. */
export function indexOf(statements: readonly Statement[]): StatementIndex {
  const byService = new Map<string, Entry[]>();
  const everywhere: Entry[] = [];
  statements.forEach((statement, at) => {
    for (const term of statement.actions) {
      const pattern = term.text.toLowerCase();
      const service = pattern.slice(0, Math.max(0, pattern.indexOf(':')));
      const entry = { at, statement, term, pattern };
      if (term.state === 'unknown' || !SERVICE.test(service)) everywhere.push(entry);
      else byService.set(service, [...(byService.get(service) ?? []), entry]);
    }
    const term = statement.notActions[0];
    if (statement.actions.length === 0 && term) everywhere.push({ at, statement, term, pattern: '' });
  });
  return { byService, everywhere };
}

/** The statements that cover the action (lower case), in their order; certain terms of a statement go before others. */
export function coveringOf(index: StatementIndex, action: string): Covering[] {
  const service = action.slice(0, Math.max(0, action.indexOf(':')));
  const found = new Map<number, Covering>();
  for (const { at, statement, term, pattern } of [...(index.byService.get(service) ?? []), ...index.everywhere]) {
    if (found.get(at)?.certain) continue;
    const certain = statement.actions.length > 0 ? named(term, pattern, action) : leftOpen(statement, action);
    if (certain !== undefined) found.set(at, { statement, term, certain });
  }
  return [...found].sort(([a], [b]) => a - b).map(([, covering]) => covering);
}

/** Whether the term covers the action: certainly, perhaps, or not at all. */
function named(term: Term, pattern: string, action: string): boolean | undefined {
  if (term.state === 'known') return isStar(term) || matchesWildcard(pattern, action) ? true : undefined;
  return term.state === 'unknown' || matchesWildcard(pattern.replaceAll(HOLE, '*'), action) ? false : undefined;
}

function leftOpen({ notActions }: Statement, action: string): boolean | undefined {
  const covers = notActions.map((term) => named(term, term.text.toLowerCase(), action));
  if (covers.includes(true)) return undefined;
  return !covers.includes(false);
}
