/** How far conditions take an action away from those who would misuse it. */

import { HOLE } from '../../syntax/value';
import { narrowing } from '../conditions/conditions';
import { matchesWildcard } from '../match';
import type { Condition, Statement } from '../model';
import type { Grant } from '../rights/effective';

/** `full`: the action is harmless as far as escalation goes. `partly`: not everyone who has the credentials can use it. */
export type Guard = 'none' | 'partly' | 'full';

/** They say which policy is attached, or how far the receiver may ever get: what AWS documents for delegating IAM. */
const DELEGATION = /^iam:(permissionsboundary|policyarn|associatedresourcearn|awsservicename)$/;

/** The call comes from an AWS service on its own terms, or only touches what carries a tag. */
const THROUGH_OR_TAGGED = /^(aws:calledvia.*|aws:viaawsservice|[\w-]+:resourcetag\/.*)$/;

/** They are met by any request in the account, or by whoever chooses the region. */
const IDLE =
  /^(aws:requestedregion|aws:securetransport|aws:resourceaccount|aws:principalaccount|aws:resourceorgid|aws:principalorgid)$/;

/** Policies whose attachment is the whole escalation: a list that has one of them limits nothing. */
const POWERFUL_POLICY = /policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess|\*)$/;

/** What stands in the way of a grant: conditions of its statement, of the boundary, and of Deny statements. */
export function guardOf(grant: Grant): Guard {
  const own = [...grant.statement.conditions, ...grant.conditions].map(ofAllow);
  const denies = grant.denies.flatMap(({ conditions }) => conditions.map(ofDeny));
  const guards = [...own, ...denies];
  return guards.includes('full') ? 'full' : guards.includes('partly') ? 'partly' : 'none';
}

function ofAllow(condition: Condition): Guard {
  const { key, values } = condition;
  const name = key.toLowerCase();
  const operator = baseOf(condition);
  if (name === 'iam:passedtoservice' || IDLE.test(name)) return 'none';
  const negated = operator.startsWith('not') || operator.includes('not');
  if (DELEGATION.test(name)) {
    if (negated) return 'partly';
    if (name === 'iam:policyarn' && values.some(({ state, text }) => state === 'known' && POWERFUL_POLICY.test(text)))
      return 'none';
    return 'full';
  }
  // `StringEqualsIfExists` on a tag lets through whatever has no such tag.
  if (/ifexists$/i.test(condition.operator) || negated) return 'none';
  if (THROUGH_OR_TAGGED.test(name)) return 'full';
  return narrowing({ conditions: [condition] } as unknown as Statement) === 'resource' ? 'full' : 'partly';
}

/** A Deny "unless" leaves what the condition names; a Deny "if" takes that away. Either way not all is left. */
function ofDeny(condition: Condition): Guard {
  const name = condition.key.toLowerCase();
  if (name === 'iam:passedtoservice' || name === 'aws:requestedregion' || name === 'aws:securetransport') return 'none';
  return DELEGATION.test(name) || THROUGH_OR_TAGGED.test(name) || /^aws:principal(arn|tag\/.*)$/.test(name) ? 'full' : 'partly';
}

/** The operator without what quantifies it: `stringequals` of `ForAnyValue:StringEqualsIfExists`. */
function baseOf({ operator }: Condition): string {
  return operator
    .toLowerCase()
    .replace(/^for(any|all)values?:/, '')
    .replace(/ifexists$/, '');
}

/** Whether a grant of iam:PassRole lets a role be passed to one of these services (`lambda.amazonaws.com`). */
export function passesTo(grant: Grant, services: readonly string[]): boolean {
  const allows = grant.statement.conditions.filter(isOnService);
  const denies = grant.denies.flatMap(({ conditions }) => conditions.filter(isOnService));
  return services.some(
    (service) =>
      allows.every((condition) => holdsFor(condition, service)) && !denies.some((condition) => holdsFor(condition, service)),
  );
}

/** Whether the grant says to which services a role may be passed. */
export function namesServices({ statement, denies }: Grant): boolean {
  return [statement, ...denies].some(({ conditions }) => conditions.some(isOnService));
}

function isOnService({ key }: Condition): boolean {
  return key.toLowerCase() === 'iam:passedtoservice';
}

/** The request of iam:PassRole always carries the service, so that "IfExists" changes nothing. */
function holdsFor(condition: Condition, service: string): boolean {
  const operator = baseOf(condition);
  const named = condition.values.some(({ state, text }) => {
    if (state === 'unknown') return false;
    const pattern = text.toLowerCase().replaceAll(HOLE, '*');
    return matchesWildcard(pattern, service) || matchesWildcard(pattern, `${service}.cn`);
  });
  if (/^string(not)?(equals|equalsignorecase|like)$/.test(operator)) return operator.includes('not') ? !named : named;
  return operator === 'null';
}
