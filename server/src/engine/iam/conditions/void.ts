/** Conditions that do not do what they look like: they hold for every request, or for none. */
import type { Condition, Statement, Term } from '../model';
import { openTo, type Void } from './void-allow';
import { partsOf } from './void-operator';

/** Why a condition of the statement is void; undefined for one that limits something, or may. */
export function voidOf(condition: Condition, statement: Statement): Void | undefined {
  const { set, base, ifExists } = partsOf(condition.operator);
  if (base === '' || statement.effect === 'unknown') return undefined;
  return (
    mfa(condition, statement, base, ifExists) ??
    literalWildcard(condition, set, base, ifExists) ??
    (statement.effect === 'Allow' ? openTo(condition, statement) : wideNegation(condition, base))
  );
}

/**
 * Long-term keys carry no `aws:MultiFactorAuthPresent` at all: "Deny if it is false" lets them pass, and so does "allow if it
 * is true or missing". https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
function mfa({ key, values }: Condition, { effect, conditions }: Statement, base: string, ifExists: boolean): Void | undefined {
  if (key.toLowerCase() !== 'aws:multifactorauthpresent' || base.toLowerCase() !== 'bool') return undefined;
  const says = (word: string) =>
    values.length > 0 && values.every(({ state, text }) => state === 'known' && text.toLowerCase() === word);
  const value = values[0] as Term;
  if (effect === 'Deny')
    return !ifExists && says('false') ? { kind: 'mfa', effect: 'never', value, instead: 'BoolIfExists' } : undefined;
  const aged = conditions.some((one) => /^aws:multifactorauthage$/i.test(one.key) && !/ifexists$/i.test(one.operator));
  if (ifExists && says('true') && !aged) return { kind: 'mfa', effect: 'always', value, instead: 'Bool' };
  return says('false') ? { kind: 'mfa', effect: 'always', value } : undefined;
}

/** Only the Like operators and those of ARNs read `*` as a wildcard. */
function literalWildcard(condition: Condition, set: string, base: string, ifExists: boolean): Void | undefined {
  if (!/^String(?:Not)?Equals(?:IgnoreCase)?$/i.test(base) || STAR_IS_A_VALUE.test(condition.key)) return undefined;
  const value = condition.values.find(
    ({ state, text }) => state !== 'unknown' && withoutVariables(text).includes('*') && !SENT_WITH_STAR.test(text),
  );
  if (!value) return undefined;
  // A value without wildcards beside it still matches: the list as a whole is not void, but this item is.
  const like = `${base.replace(/Equals(?:IgnoreCase)?/i, 'Like')}${ifExists ? 'IfExists' : ''}`;
  const prefix = set === '' ? '' : condition.operator.slice(0, condition.operator.indexOf(':') + 1);
  return { kind: 'literal-wildcard', effect: /not/i.test(base) ? 'always' : 'never', value, instead: prefix + like };
}

/**
 * Sources that AWS itself writes with a star under StringEquals:
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html
 */
const SENT_WITH_STAR = /:(?:cur:[^:]*:[^:]*:definition|bcm-data-exports:[^:]*:[^:]*:export)\/\*$/;

/** The header If-None-Match is sent with a plain star: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
const STAR_IS_A_VALUE = /^s3:if-none-match$/i;

/** Policy variables, and the forms that stand for a plain `*`, `?` or `$`. */
function withoutVariables(text: string): string {
  return text.replace(/[$&]\{[^{}]{0,200}\}/g, '');
}

/** In a Deny statement: "unless from anywhere" denies nothing. */
function wideNegation({ key, values }: Condition, base: string): Void | undefined {
  if (!/^NotIpAddress$/i.test(base)) return undefined;
  const value = values.find(({ state, text }) => state === 'known' && /^(?:0\.0\.0\.0|::)\/0$/.test(text) && /ip$/i.test(key));
  return value && { kind: 'any-value', effect: 'never', value };
}
