/** Conditions about who calls: which of them limit a statement to certain callers, and which only look so. */
import { HOLE } from '../../syntax/value';
import { isOneOf, restricts } from '../conditions/conditions';
import type { Condition, Statement, Term } from '../model';

/** Keys about the caller or where the call comes from: a trust or resource policy with one of them is not open to all. */
const CALLER_KEYS = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltag/*',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
  'aws:federatedprovider',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourceip',
  'aws:vpcsourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'sts:externalid',
  'sts:sourceidentity',
  'kms:calleraccount',
  'kms:viaservice',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'elasticfilesystem:accessedviamounttarget',
  'elasticfilesystem:accesspointarn',
  'lambda:eventsourcetoken',
  'vpc-lattice-svcs:sourcevpc*',
  '*:sourcearn',
  '*:sourceaccount',
];

/**
 * Keys that a caller of any account can meet by itself: it tags its own principals, names its own users, and calls through a
 * service of AWS.
 */
const WEAK_KEYS = [
  'aws:principaltag/*',
  'aws:principaltype',
  'aws:username',
  'aws:federatedprovider',
  'kms:viaservice',
  'sts:sourceidentity',
];

/** Whether a condition on the key is meant to limit who may call. A key that a program computes may be any. */
export function isCallerKey(key: string): boolean {
  return key === HOLE || isOneOf(CALLER_KEYS, key);
}

const STARS = /^[*?]*\*[*?]*$/;

/** A network so wide that S3 calls a policy with it public: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const WIDE_NETWORK = /^(?:\d{1,3}\.){3}\d{1,3}\/[0-7]$|^[0-9a-f:]{2,39}\/(?:\d|[12]\d|3[01])$/i;

/** Whether a value of a caller's key covers callers of any account: `*`, `0.0.0.0/0`, `o-*`, `arn:aws:iam::*:role/deploy`. */
export function coversEveryCaller(key: string, { state, text }: Term): boolean {
  if (state !== 'known') return false;
  // No external id is empty: nobody has to know it.
  if (text.trim() === '') return /^sts:externalid$/i.test(key);
  if (STARS.test(text.replace(/^(?:o|r|ou|vpc|vpce)-/, ''))) return true;
  if (/ip$/i.test(key)) return WIDE_NETWORK.test(text);
  const [arn, , , , account = '*', ...resource] = text.split(':');
  if (arn !== 'arn') return false;
  if (/:principalarn$/i.test(key)) return STARS.test(account);
  // `arn:aws:events:*:*:rule/*`: everything of one kind, of any account.
  if (/:sourcearn$/i.test(key) && STARS.test(account) && STARS.test(resource.join(':').replace(/^[a-z-]{1,40}[:/]/, '')))
    return true;
  return (account === '' || STARS.test(account)) && STARS.test(resource.join(':') || '*');
}

/** Conditions of the statement that limit who may call, by a key about the caller. */
export function callerConditions(statement: Statement): Condition[] {
  return statement.conditions.filter(
    (condition) =>
      isCallerKey(condition.key) &&
      restricts(condition) &&
      !condition.values.some((value) => coversEveryCaller(condition.key, value)),
  );
}

/**
 * How far the conditions limit the callers of a statement that names everyone: to certain accounts, organizations or networks
 * (`known`), by something that any account can arrange (`weak`), or not at all.
 */
export function callerLimit(statement: Statement): 'known' | 'weak' | 'none' {
  const limits = callerConditions(statement);
  if (limits.some(({ key }) => !isOneOf(WEAK_KEYS, key))) return 'known';
  return limits.length > 0 ? 'weak' : 'none';
}

/**
 * The statement names who may call, in a way that does not keep the others out (`ForAllValues`, `…IfExists`): what is wrong is
 * the condition, and iam/conditions/void.ts says how. One that names everyone, or what everyone can arrange, is as good as none.
 */
export function hasVoidGuard(statement: Statement): boolean {
  if (callerLimit(statement) !== 'none') return false;
  return statement.conditions.some(
    (one) =>
      isMeantAsGuard(one) && !isOneOf(WEAK_KEYS, one.key) && !one.values.some((value) => coversEveryCaller(one.key, value)),
  );
}

/** A condition on a caller's key that names some callers, whether or not it keeps the others out. */
export function isMeantAsGuard({ operator, key }: Condition): boolean {
  const base = operator.toLowerCase().replace(/^for(any|all)values?:/, '');
  return isCallerKey(key) && !base.includes('not');
}

/** `sts:ExternalId` with a value that a caller has to know. */
export function requiresExternalId(statement: Statement): boolean {
  return callerConditions(statement).some(({ key }) => key.toLowerCase() === 'sts:externalid');
}

/** `aws:MultiFactorAuthPresent` must be true, or the login with it recent: a person is behind the call. */
export function requiresMfa({ conditions }: Statement): boolean {
  return conditions.some(({ operator, key, values }) => {
    const name = key.toLowerCase();
    if (name === 'aws:multifactorauthage') return /^numericlessthan/i.test(operator);
    return (
      name === 'aws:multifactorauthpresent' && /^bool$/i.test(operator) && values.every(({ text }) => /^(true)?$/i.test(text))
    );
  });
}
