/** What Deny statements and boundaries leave of a grant. */

import type { Term } from '../model';
import type { Action } from '../table/actions';
import type { Grant } from './effective';
import { coverAll, coversTerm, fitOf, termsCanMeet, widestFit } from './fit';
import type { Covering } from './statement-index';

/** What of a grant is left after the Deny statements that cover its action. */
export function afterDenies(grant: Grant, denies: readonly Covering[], action: Action | undefined): Grant | undefined {
  return denies.reduce<Grant | undefined>((left, deny) => left && afterDeny(left, deny, action), grant);
}

function afterDeny(grant: Grant, { statement, certain }: Covering, action: Action | undefined): Grant | undefined {
  const { resources, notResources, conditions, partial, effect } = statement;
  const meets = resources.length === 0 || grant.resources.length === 0 || meet(grant.resources, resources);
  if (!meets) return grant;
  if (!certain || partial || effect !== 'Deny') return { ...grant, certain: false };
  const noted = { ...grant, denies: [...grant.denies, statement] };
  if (conditions.length > 0) return noted;
  if (resources.length === 0) return onlyOn(noted, notResources, action);
  if (coverAll(resources, action)) return undefined;
  if (grant.resources.length === 0) return noted;
  const left = grant.resources.filter((term) => !resources.some((taken) => coversTerm(taken, term)));
  return left.length > 0 ? { ...noted, resources: left, reach: reachOf(left, action) } : undefined;
}

function meet(some: readonly Term[], others: readonly Term[]): boolean {
  return some.some((one) => others.some((other) => termsCanMeet(one, other)));
}

function reachOf(terms: readonly Term[], action: Action | undefined): Grant['reach'] {
  return widestFit(terms.map((term) => fitOf(term, action)));
}

/** What is left of a grant where only these resources remain. */
export function onlyOn(grant: Grant, terms: readonly Term[], action: Action | undefined): Grant | undefined {
  const open = grant.reach === 'anywhere' ? terms.filter((term) => fitOf(term, action) !== 'none') : [];
  const left = grant.reach === 'anywhere' ? open : grant.resources.filter((one) => terms.some((term) => termsCanMeet(one, term)));
  return left.length > 0 ? { ...grant, resources: left, reach: reachOf(left, action) } : undefined;
}
