/** Deny statements that take back what an Allow statement of the same document gives to everyone. */

import { matchesAction } from '../match';
import type { Condition, Statement } from '../model';
import { coversTerm, termsCanMeet } from '../rights/fit';
import { coversEveryCaller, isCallerKey } from './callers';
import { isAnyPrincipal } from './principals';

/**
 * Whether the document denies to strangers all that the statement allows: "Deny unless in the organization". `maybe` where a
 * part of the document that could do so is not known.
 */
export function closedByDeny(document: readonly Statement[], allow: Statement): 'yes' | 'maybe' | 'no' {
  let closed: 'maybe' | 'no' = 'no';
  for (const statement of document) {
    if (statement.effect === 'Allow' || statement === allow) continue;
    if (statement.partial || statement.effect === 'unknown') closed = 'maybe';
    else if (deniesStrangers(statement) && coversActions(statement, allow) && coversResources(statement, allow)) return 'yes';
  }
  return closed;
}

function deniesStrangers({ principals, notPrincipals, conditions }: Statement): boolean {
  return (principals.some(isAnyPrincipal) || notPrincipals.length > 0) && conditions.every(exempts);
}

/** Says who is not denied: a negative test of a caller's key, its absence, or that AWS itself does not call. */
function exempts({ operator, key, values }: Condition): boolean {
  const base = operator.toLowerCase().replace(/^for(?:any|all)values?:|ifexists$/g, '');
  if (base === 'bool')
    return /^aws:(?:principalisawsservice|viaawsservice)$/i.test(key) && values.every(({ text }) => text === 'false');
  if (!isCallerKey(key)) return false;
  if (base === 'null') return values.every(({ text }) => text === 'true');
  return base.includes('not') && !values.some((value) => coversEveryCaller(key, value));
}

function coversActions({ actions, notActions }: Statement, allow: Statement): boolean {
  if (allow.actions.length === 0) return actions.some(({ text }) => /^\*+$/.test(text));
  return allow.actions.every(({ state, text }) =>
    actions.length > 0
      ? actions.some((deny) => state !== 'known' || matchesAction(deny.text, text))
      : !notActions.some((kept) => matchesAction(kept.text, text) || matchesAction(text, kept.text)),
  );
}

/** A bucket and its objects are often named by different expressions: only what cannot be the same is left open. */
function coversResources({ resources, notResources }: Statement, allow: Statement): boolean {
  if (notResources.length > 0) return !allow.resources.some((one) => notResources.some((kept) => coversTerm(kept, one)));
  return allow.resources.every((one) => resources.length === 0 || resources.some((deny) => termsCanMeet(deny, one)));
}
