/** What the statements of one identity allow, once Deny statements and boundaries have taken their part. */

import { demandsKey, restricts } from '../conditions/conditions';
import type { Condition, Statement, Term } from '../model';
import { type Action, actionOf } from '../table/actions';
import { afterDenies, onlyOn } from './denied';
import { coverAll, fitOf, widestFit } from './fit';
import { type Covering, coveringOf, indexOf, type StatementIndex } from './statement-index';

/** One Allow statement that gives an action, and how much of it is left. */
export interface Grant {
  readonly statement: Statement;
  /** The term that gives it: the place to point at. Of NotAction its first term. */
  readonly term: Term;
  /** Resource terms that are left and that the action can meet. Empty for NotResource: `statement.notResources` says what is left out. */
  readonly resources: readonly Term[];
  /** `anywhere`: every resource of some type that the action takes; `some`: named ones; `unknown`: not in the file. */
  readonly reach: 'anywhere' | 'some' | 'unknown';
  /** Conditions that hold for some requests only: its own, and those of the boundary that lets it through. */
  readonly conditions: readonly Condition[];
  /** Deny statements that take it away under a condition, or on some of its resources. */
  readonly denies: readonly Statement[];
  /** False where something that is not in the file may take it away, or add a condition. */
  readonly certain: boolean;
}

/** The statements of an identity, ready to be asked. */
export interface Effective {
  readonly allows: StatementIndex;
  readonly denies: StatementIndex;
  /** Each boundary's own; an action must pass all. `unknown` stands for one that is not in the workspace. */
  readonly limits: readonly (Effective | 'unknown')[];
  /** False where some statement or action could not be read: what is not granted here may be granted there. */
  readonly complete: boolean;
  readonly known: Map<string, readonly Grant[]>;
}

/**
 * Prepares all statements that one identity holds. `limits` are the statements of its permissions boundaries; `complete` is
 * false where it also holds policies that are not known.
 */
export function effectiveOf(
  statements: readonly Statement[],
  limits: readonly (readonly Statement[] | 'unknown')[] = [],
  complete = true,
): Effective {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  return {
    allows: indexOf(allows),
    // A statement whose effect is not in the file may be a Deny; one without any action says nothing of any.
    denies: indexOf(statements.filter(({ effect }) => effect !== 'Allow')),
    limits: limits.map((limit) => (limit === 'unknown' ? limit : effectiveOf(limit))),
    complete: complete && statements.every(isRead),
    known: new Map(),
  };
}

function isRead({ effect, actions, notActions }: Statement): boolean {
  const terms = [...actions, ...notActions];
  return effect !== 'unknown' && terms.length > 0 && terms.every(({ state }) => state === 'known');
}

/** The Allow statements that give an action (`iam:PassRole`, any case) in the order they stand; none where it is not allowed. */
export function grantsOf(effective: Effective, action: string): readonly Grant[] {
  const name = action.toLowerCase();
  const known = effective.known.get(name);
  if (known) return known;
  const grants = decide(effective, name);
  effective.known.set(name, grants);
  return grants;
}

/** The same without remembering the answer: for one who asks for every action there is. */
export function grantsNow(effective: Effective, action: string): readonly Grant[] {
  const name = action.toLowerCase();
  return effective.known.get(name) ?? decide(effective, name);
}

/** The grant that reaches farthest with the most certainty: anywhere before some, without conditions before with. */
export function widestGrant(effective: Effective, action: string): Grant | undefined {
  const rank = ({ certain, reach, conditions, denies }: Grant) =>
    (certain ? 8 : 0) + (reach === 'anywhere' ? 4 : reach === 'some' ? 2 : 0) + (conditions.length + denies.length === 0 ? 1 : 0);
  return grantsOf(effective, action).reduce<Grant | undefined>((a, b) => (a && rank(a) >= rank(b) ? a : b), undefined);
}

function decide(effective: Effective, name: string): Grant[] {
  const action = actionOf(name);
  const given = coveringOf(effective.allows, name).flatMap((covering) => grantOf(covering, action) ?? []);
  if (given.length === 0) return [];
  const denies = coveringOf(effective.denies, name);
  const left = denies.length === 0 ? given : given.flatMap((grant) => afterDenies(grant, denies, action) ?? []);
  if (effective.limits.length === 0) return left;
  return left.flatMap((grant) => withinLimits(grant, effective.limits, name, action) ?? []);
}

/** What an Allow statement gives before anything is taken away. A term that only may name the action gives nothing. */
function grantOf({ statement, term, certain }: Covering, action: Action | undefined): Grant | undefined {
  if (!certain) return undefined;
  const fits = statement.resources
    .map((resource) => [resource, fitOf(resource, action)] as const)
    .filter(([, fit]) => fit !== 'none');
  const base = {
    statement,
    term,
    resources: fits.map(([resource]) => resource),
    conditions: statement.conditions.filter((one) => restricts(one) || demandsKey(one)),
    denies: [],
    certain: !statement.partial,
  };
  if (statement.resources.length > 0)
    return fits.length > 0 ? { ...base, reach: widestFit(fits.map(([, fit]) => fit)) } : undefined;
  const { notResources } = statement;
  if (notResources.length === 0) return statement.partial ? { ...base, reach: 'unknown' } : undefined;
  if (coverAll(notResources, action)) return undefined;
  return { ...base, reach: notResources.some(({ state }) => state !== 'known') ? 'unknown' : 'anywhere' };
}

/** An identity can do what its policies and its boundary both allow (IAM User Guide, "Permissions boundaries"). */
function withinLimits(grant: Grant, limits: Effective['limits'], name: string, action: Action | undefined): Grant | undefined {
  return limits.reduce<Grant | undefined>((left, limit) => left && withinLimit(left, limit, name, action), grant);
}

function withinLimit(grant: Grant, limit: Effective | 'unknown', name: string, action: Action | undefined): Grant | undefined {
  if (limit === 'unknown') return { ...grant, certain: false };
  const passes = grantsOf(limit, name);
  const free = passes.find(
    ({ reach, conditions, denies, certain }) => certain && reach === 'anywhere' && conditions.length + denies.length === 0,
  );
  if (free) return grant;
  const first = passes[0];
  if (!first) return limit.complete ? undefined : { ...grant, certain: false };
  const resources = passes.flatMap((one) => one.resources);
  const limited = {
    ...grant,
    conditions: [...grant.conditions, ...first.conditions],
    denies: [...grant.denies, ...first.denies],
  };
  const certain = grant.certain && passes.every((one) => one.certain);
  if (passes.some(({ reach }) => reach === 'anywhere')) return { ...limited, certain };
  const left = onlyOn(limited, resources, action);
  return left && { ...left, certain };
}
