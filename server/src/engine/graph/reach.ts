/** How far an identity reaches, counted: what hover, hints and reports tell of it. */

import { combinedMatches, singleMatches } from '../iam/escalation/match';
import { isStar } from '../iam/match';
import { coverageOf, gravestFirst, type Levels } from '../iam/rights/coverage';
import { type Effective, type Grant, grantsNow, widestGrant } from '../iam/rights/effective';
import { type AccessLevel, type Action, expandAction, nameOf } from '../iam/table/actions';
import { sensitiveIn } from '../iam/table/sensitive';
import { effectiveOn } from './holdings';
import type { Identity, IdentityGraph } from './model';

export interface ServiceReach {
  readonly service: string;
  readonly levels: Levels;
  /** Whether it may change who may use the service's resources. */
  readonly manages: boolean;
  /** Whether some action reaches every resource of its kind, and not only those that are named. */
  readonly anywhere: boolean;
}

export interface Reach {
  /** How many actions of each access level it may do somewhere. */
  readonly actions: Levels;
  /** By the number of actions, most first. */
  readonly services: readonly ServiceReach[];
  /** Every action on every resource. */
  readonly admin: boolean;
  /** Names of allowed actions that manage permissions or give out credentials, the gravest first. */
  readonly dangerous: readonly string[];
  /** How far `iam:PassRole` and `sts:AssumeRole` go. */
  readonly passesRoles: Grant | undefined;
  readonly assumesRoles: Grant | undefined;
  /** Published ways to more rights that are open to it, in words that follow "can"; none are told of an administrator. */
  readonly paths: readonly string[];
  /** False where it holds policies, or parts of them, that are not in the workspace. */
  readonly complete: boolean;
}

const known = new WeakMap<Effective, Reach>();

/** The reach of an identity of the graph. Not for every keystroke over all identities: the first time counts all actions. */
export function reachOf(graph: IdentityGraph, identity: Identity): Reach {
  const effective = effectiveOn(graph, identity);
  const before = known.get(effective);
  if (before) return before;
  const reach = isAdmin(effective) ? everything(effective) : counted(effective);
  known.set(effective, reach);
  return reach;
}

/** A star on a star that nothing takes from. */
function isAdmin({ allows, denies, limits }: Effective): boolean {
  const nothingTaken = denies.everywhere.length + denies.byService.size + limits.length === 0;
  return (
    nothingTaken &&
    allows.everywhere.some(({ statement, term }) => {
      const { actions, resources, conditions, partial } = statement;
      return actions.includes(term) && isStar(term) && resources.some(isStar) && conditions.length === 0 && !partial;
    })
  );
}

function everything(effective: Effective): Reach {
  const { levels, dangerous } = coverageOf('*');
  return { ...base(effective), actions: levels, services: [], admin: true, dangerous, paths: [] };
}

function base(effective: Effective) {
  const passesRoles = widestGrant(effective, 'iam:PassRole');
  const assumesRoles = widestGrant(effective, 'sts:AssumeRole');
  return { passesRoles, assumesRoles, complete: effective.complete };
}

/** Told on their own: to pass or assume a role writes nothing. */
const ABOUT_ROLES: ReadonlySet<string> = new Set(['iam:PassRole', 'sts:AssumeRole']);

interface Tally {
  readonly levels: Record<AccessLevel, number>;
  anywhere: boolean;
  total: number;
}

const none = (): Record<AccessLevel, number> => ({ list: 0, read: 0, write: 0, tagging: 0, permissions: 0 });

function counted(effective: Effective): Reach {
  const services = new Map<string, Tally>();
  const actions = none();
  const allowed = new Set<Action>();
  for (const action of candidates(effective)) {
    const grants = grantsNow(effective, nameOf(action));
    if (grants.length === 0) continue;
    allowed.add(action);
    actions[action.access]++;
    if (ABOUT_ROLES.has(nameOf(action))) continue;
    const tally = services.get(action.service) ?? { levels: none(), anywhere: false, total: 0 };
    services.set(action.service, tally);
    tally.levels[action.access]++;
    tally.total++;
    tally.anywhere ||= grants.some(({ reach }) => reach === 'anywhere');
  }
  const ordered = [...services].sort(([a, one], [b, other]) => other.total - one.total || (a < b ? -1 : 1));
  const names = [...new Set([...allowed].map(({ service }) => service))];
  const dangerous = names.flatMap((service) => sensitiveIn(`${service}:*`).actions.filter((one) => allowed.has(one)));
  const managed = new Set(dangerous.flatMap(({ access, service }) => (access === 'permissions' ? service : [])));
  return {
    ...base(effective),
    actions,
    services: ordered.map(([service, { levels, anywhere }]) => ({ service, levels, manages: managed.has(service), anywhere })),
    admin: false,
    paths: pathsOf(effective),
    dangerous: gravestFirst(dangerous.map(nameOf)),
  };
}

/** What depends on circumstances that nobody can see in a file is left out, as the rules leave it out. */
function pathsOf(effective: Effective): string[] {
  const matches = [...singleMatches(effective), ...combinedMatches(effective)];
  return [...new Set(matches.flatMap(({ path, certain }) => (certain && !path.depends ? path.title : [])))];
}

/** Actions that some Allow may give, each once; after NotAction these are all. */
function candidates({ allows }: Effective): Set<Action> {
  const entries = [...allows.byService.values()].flat().concat(allows.everywhere);
  const patterns = new Set(
    entries.flatMap(({ statement, term }) => (!statement.actions.includes(term) ? '*' : term.state === 'known' ? term.text : [])),
  );
  return new Set([...(patterns.has('*') ? ['*'] : patterns)].flatMap(expandAction));
}
