/** Which escalation paths the statements of an identity open. */

import { type Effective, type Grant, grantsOf } from '../rights/effective';
import { termsCanMeet } from '../rights/fit';
import { actionOf } from '../table/actions';
import { conditionKeysOf } from '../table/condition-keys';
import { guardOf, passesTo } from './guards';
import { COMBINED_PATHS, SINGLE_PATHS } from './index';
import { type EscalationPath, type Need, PASS_ROLE } from './model';

export interface Step {
  readonly need: Need;
  /** The action that meets the need, as AWS writes it. */
  readonly action: string;
  readonly grant: Grant;
}

export interface Match {
  readonly path: EscalationPath;
  /** One for each need, in their order. */
  readonly steps: readonly Step[];
  /** Conditions such as MFA or an address range stand before some step. */
  readonly guarded: boolean;
  /** False where a part that is not in the file may stand in the way. */
  readonly certain: boolean;
}

/** Whether what a grant is limited to includes the identity itself. */
export type CoversSelf = (grant: Grant) => boolean;

const nobody: CoversSelf = () => false;

/** The paths of a single action that are open, in the order of the list. */
export function singleMatches(effective: Effective, coversSelf = nobody): Match[] {
  return SINGLE_PATHS.flatMap((path) => match(effective, path, coversSelf) ?? []);
}

/**
 * The paths of several actions that are open, without those that need more than another one that is open: who may run a task
 * with any role has no use for a task definition of its own.
 */
export function combinedMatches(effective: Effective): Match[] {
  const open = everyCombination(effective);
  return open.filter((one) => !open.some((other) => other !== one && needsLess(other, one)));
}

const combinations = new WeakMap<Effective, Match[]>();

/** All of them, in the order of the list. */
export function everyCombination(effective: Effective): readonly Match[] {
  const known = combinations.get(effective);
  if (known) return known;
  const passes = grantsOf(effective, 'iam:PassRole').some((grant) => grant.reach === 'anywhere' && guardOf(grant) !== 'full');
  const paths = passes ? COMBINED_PATHS : WITHOUT_ROLES;
  const open = paths.flatMap((path) => match(effective, path, nobody) ?? []);
  combinations.set(effective, open);
  return open;
}

const WITHOUT_ROLES = COMBINED_PATHS.filter(({ needs }) => needs[0] !== PASS_ROLE);

function needsLess(a: Match, b: Match): boolean {
  const actions = new Set(b.steps.map(({ action }) => action));
  return a.steps.length < b.steps.length && a.steps.every(({ action }) => actions.has(action));
}

function match(effective: Effective, path: EscalationPath, coversSelf: CoversSelf): Match | undefined {
  // Whatever the order of the attack, most identities have no statement about the service.
  if (!path.needs.every(({ actions }) => actions.some((action) => namesService(effective, action)))) return undefined;
  const steps: Step[] = [];
  for (const need of path.needs) {
    const step = stepFor(effective, path, need, coversSelf);
    if (!step) return undefined;
    steps.push(step);
  }
  if (!onTheSame(path, steps)) return undefined;
  const guarded = steps.some(({ grant }) => guardOf(grant) === 'partly');
  return { path, steps, guarded, certain: steps.every(({ grant }) => grant.certain) };
}

/** The grant that meets the need best: certain and unguarded before others, an action written out before a wildcard. */
function stepFor(effective: Effective, path: EscalationPath, need: Need, coversSelf: CoversSelf): Step | undefined {
  let best: Step | undefined;
  let most = -1;
  for (const action of need.actions) {
    if (!namesService(effective, action)) continue;
    for (const grant of grantsOf(effective, action)) {
      const guard = guardOf(grant);
      if (guard === 'full' || !reaches(grant, path, need, coversSelf) || !canApply(grant, action)) continue;
      if (need === PASS_ROLE && !passesTo(grant, path.passedTo)) continue;
      const written = grant.statement.actions.includes(grant.term) && grant.term.text.toLowerCase() === action.toLowerCase();
      const rank = (grant.certain ? 4 : 0) + (guard === 'none' ? 2 : 0) + (written ? 1 : 0);
      if (rank > most) [best, most] = [{ need, action, grant }, rank];
    }
  }
  return best;
}

/** Most identities have no statement about most services. */
function namesService({ allows }: Effective, action: string): boolean {
  return allows.everywhere.length > 0 || allows.byService.has(action.slice(0, action.indexOf(':')));
}

function reaches(grant: Grant, path: EscalationPath, need: Need, coversSelf: CoversSelf): boolean {
  if (need.reach === 'some' || grant.reach === 'anywhere') return true;
  return path.gains === 'own-rights' && coversSelf(grant);
}

/** A condition on a key of IAM that the action's request never carries is never met. */
function canApply({ statement }: Grant, action: string): boolean {
  const asked = statement.conditions.filter(
    ({ key, operator }) =>
      /^iam:(passedtoservice|permissionsboundary|policyarn)$/i.test(key) && !/ifexists$|^null$|not/i.test(operator),
  );
  const known = asked.length > 0 ? actionOf(action) : undefined;
  if (!known) return true;
  const keys = new Set(conditionKeysOf(known).map(({ key }) => key.toLowerCase()));
  return asked.every(({ key }) => keys.has(key.toLowerCase()));
}

/** Where IAM actions are limited to some roles or users, it takes one that all of them reach. */
function onTheSame({ gains, needs }: EscalationPath, steps: readonly Step[]): boolean {
  if (gains !== 'another-identity' || needs.some(({ reach }) => reach === 'anywhere')) return true;
  return steps.every((step, i) => steps.slice(i + 1).every((other) => shareOne(step.grant, other.grant)));
}

function shareOne(a: Grant, b: Grant): boolean {
  if (a.reach === 'anywhere' || b.reach === 'anywhere') return true;
  return a.resources.some((one) =>
    b.resources.some((other) =>
      one.state === 'unknown' || other.state === 'unknown'
        ? one.reference !== undefined && one.reference === other.reference && one.state === other.state
        : termsCanMeet(one, other),
    ),
  );
}
