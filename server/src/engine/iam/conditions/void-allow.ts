/** Conditions of Allow statements that let callers pass who were to be kept out. */
import { HOLE } from '../../syntax/value';
import type { Condition, Statement, Term } from '../model';
import { conditionKeyOf } from '../table/condition-keys';
import { callerLimit, coversEveryCaller, hasVoidGuard, isCallerKey, isMeantAsGuard } from '../trust/callers';
import { claimKeyOf } from '../trust/oidc';
import { isAnyPrincipal } from '../trust/principals';
import { partsOf } from './void-operator';

export interface Void {
  readonly kind: 'for-all-values' | 'if-exists' | 'any-value' | 'presence' | 'literal-wildcard' | 'mfa';
  /** What it comes to: it lets everything pass, it stops nothing, or it matches nothing. */
  readonly effect: 'always' | 'never';
  /** The value that is to blame; the key where it is the operator. */
  readonly value?: Term;
  /** The operator that does what is meant, where one does. */
  readonly instead?: string;
}

/** Keys of which "any value" is a demand of its own: the caller must have named itself, or carry the tag. */
const PRESENCE = /tag\/|^aws:user|^sts:sourceidentity$/i;

/**
 * In an Allow statement: what a request without the key meets, and what every value meets. Where everyone is named and nobody is
 * meant to be kept out, the statement is open: the rules about that speak.
 */
export function openTo(condition: Condition, statement: Statement): Void | undefined {
  const { set, base, ifExists } = partsOf(condition.operator);
  const { key, values } = condition;
  const negative = /not/i.test(base);
  // A key that is not in the file may be about anything.
  if (key.includes(HOLE)) return undefined;
  if (isCallerKey(key) && statement.principals.some(isAnyPrincipal) && !hasVoidGuard(statement)) return undefined;
  // Who writes IfExists as well says that the key may be missing; of one about who calls that is no answer.
  const meant = ifExists && !isCallerKey(key) && !claimKeyOf(key);
  if (set === 'forallvalues' && !meant && !negative && mayBeMissing(key, statement)) {
    const instead = condition.operator.slice(condition.operator.indexOf(':') + 1);
    return { kind: 'for-all-values', effect: 'always', instead: isMultivalued(key) ? `ForAnyValue:${instead}` : instead };
  }
  if (/^null$/i.test(base)) return presence(condition, statement);
  if (negative || !isCallerKey(key) || PRESENCE.test(key) || callerLimit(statement) !== 'none')
    return anyService(condition, negative);
  // Without a principal the caller is whoever holds the policy: there the account is known, and the name is what limits.
  const named = statement.principals.length + statement.notPrincipals.length > 0;
  const value = values.find((one) => coversEveryCaller(key, one) && (named || !one.text.startsWith('arn:')));
  if (value) return { kind: 'any-value', effect: value.text === '' ? 'never' : 'always', value };
  if (ifExists && isGuarded(statement))
    return { kind: 'if-exists', effect: 'always', instead: condition.operator.replace(/IfExists$/i, '') };
  return undefined;
}

/** `iam:PassedToService` and `kms:ViaService` for every service. */
function anyService({ key, values }: Condition, negative: boolean): Void | undefined {
  if (negative || !/^(?:iam:passedtoservice|kms:viaservice)$/i.test(key)) return undefined;
  const value = values.find(({ state, text }) => state === 'known' && /^\*+(?:\.amazonaws\.com)?$/.test(text));
  return value && { kind: 'any-value', effect: 'always', value };
}

/** "The caller has an organization" names none. */
function presence({ key, values }: Condition, statement: Statement): Void | undefined {
  const value = values[0];
  if (value?.text !== 'false' || !isCallerKey(key) || !isGuarded(statement) || callerLimit(statement) !== 'none')
    return undefined;
  const tested = statement.conditions.some(
    (one) => one.key.toLowerCase() === key.toLowerCase() && isMeantAsGuard(one) && !/^null$/i.test(one.operator),
  );
  return tested || PRESENCE.test(key) ? undefined : { kind: 'presence', effect: 'always', value };
}

/** A statement whose principal lets strangers in, so that its conditions are what keeps them out. */
function isGuarded({ principals, conditions }: Statement): boolean {
  return (
    principals.some((term) => isAnyPrincipal(term)) ||
    (principals.some(({ type }) => type === 'AWS') && conditions.some(({ key }) => /^sts:externalid$/i.test(key)))
  );
}

/** `ForAllValues` is true of no values. Tags that a request need not have, and lists of what it asks for, are meant that way. */
function mayBeMissing(key: string, { conditions }: Statement): boolean {
  const present = conditions.some(
    (one) =>
      one.key.toLowerCase() === key.toLowerCase() &&
      /^null$/i.test(one.operator) &&
      one.values.every(({ text }) => text === 'false'),
  );
  if (present) return false;
  if (/^aws:(?:principal|source|vpce)orgpaths$/i.test(key)) return true;
  if (claimKeyOf(key)) return !/:amr$/i.test(key);
  const known = conditionKeyOf(key);
  return known !== undefined && !known.multivalued && !/requesttag\//i.test(key);
}

function isMultivalued(key: string): boolean {
  return /orgpaths$/i.test(key) || conditionKeyOf(key)?.multivalued === true;
}
