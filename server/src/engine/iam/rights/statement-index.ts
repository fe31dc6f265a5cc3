/** Statements by the services their actions speak of, so that asking for one action looks at few of them. */
import { HOLE } from '../../syntax/value';
import { isStar, matchesWildcard } from '../match';
import type { Statement, Term } from '../model';

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
  /** Which statement of the list. */
  readonly at: number;
  readonly statement: Statement;
  readonly term: Term;
  /** What it names; of NotAction what it leaves out. */
  readonly patterns: readonly Pattern[];
  readonly leavesOut: boolean;
}

interface Pattern {
  readonly text: string;
  readonly star: boolean;
  readonly state: Term['state'];
}

const SERVICE = /^[a-z0-9-]{1,64}$/;

/** Indexes the statements by service; their order is kept. */
export function indexOf(statements: readonly Statement[]): StatementIndex {
  const byService = new Map<string, Entry[]>();
  const everywhere: Entry[] = [];
  statements.forEach((statement, at) => {
    for (const term of statement.actions) {
      const pattern = patternOf(term);
      const service = pattern.text.slice(0, Math.max(0, pattern.text.indexOf(':')));
      const entry = { at, statement, term, patterns: [pattern], leavesOut: false };
      if (term.state === 'unknown' || !SERVICE.test(service)) everywhere.push(entry);
      else entriesOf(byService, service).push(entry);
    }
    const term = statement.notActions[0];
    const patterns = statement.notActions.map(patternOf);
    if (statement.actions.length === 0 && term) everywhere.push({ at, statement, term, patterns, leavesOut: true });
  });
  return { byService, everywhere };
}

function patternOf(term: Term): Pattern {
  return { text: term.text.toLowerCase(), star: isStar(term), state: term.state };
}

function entriesOf(byService: Map<string, Entry[]>, service: string): Entry[] {
  const entries = byService.get(service) ?? [];
  byService.set(service, entries);
  return entries;
}

const NONE: readonly Entry[] = [];

/** The statements that cover the action (lower case), in their order; certain terms of a statement go before others. */
export function coveringOf({ byService, everywhere }: StatementIndex, action: string): readonly Covering[] {
  const found: (Covering & { readonly at: number })[] = [];
  const look = ({ at, statement, term, patterns, leavesOut }: Entry) => {
    const before = found.findIndex((one) => one.at === at);
    if (found[before]?.certain) return;
    const certain = leavesOut ? leftOpen(patterns, action) : named(patterns[0], action);
    if (certain === undefined) return;
    if (before < 0) found.push({ statement, term, certain, at });
    else if (certain) found[before] = { statement, term, certain, at };
  };
  for (const entry of byService.get(action.slice(0, Math.max(0, action.indexOf(':')))) ?? NONE) look(entry);
  for (const entry of everywhere) look(entry);
  return found.length > 1 ? found.sort((a, b) => a.at - b.at) : found;
}

/** Whether the term covers the action: certainly, perhaps, or not at all. */
function named(pattern: Pattern | undefined, action: string): boolean | undefined {
  if (!pattern) return undefined;
  const { text, star, state } = pattern;
  if (state === 'known') return star || matchesWildcard(text, action) ? true : undefined;
  return state === 'unknown' || matchesWildcard(text.replaceAll(HOLE, '*'), action) ? false : undefined;
}

function leftOpen(patterns: readonly Pattern[], action: string): boolean | undefined {
  let certain = true;
  for (const pattern of patterns) {
    const covers = named(pattern, action);
    if (covers) return undefined;
    if (covers === false) certain = false;
  }
  return certain;
}
