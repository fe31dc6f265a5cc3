/** Condition keys that do not exist, that no action of the statement knows, or that are compared as something they are not. */
import { HOLE } from '../syntax/value';
import { type Action, actionOf, expandAction } from './actions';
import { type ConditionKey, conditionKeyOf, conditionKeysOf, conditionKeysOfService, globalKeys } from './condition-keys';
import { type Operator, operatorOf } from './grammar/operators';
import { hasWildcard, isStar } from './match';
import type { Condition, Statement, Term } from './model';
import { nearest } from './nearest';

export interface KeyMismatch {
  readonly reason: 'unknown' | 'unsupported' | 'type' | 'several' | 'private';
  readonly message: string;
  readonly condition: Condition;
  /** Where it is about a value and not about the key. */
  readonly value?: Term;
  /** The key that was most likely meant. */
  readonly meant?: string;
}

/** What is wrong with the keys of a statement's conditions. Keys of identity providers are theirs to name. */
export function keyMismatches(statement: Statement): KeyMismatch[] {
  return statement.conditions.flatMap((condition) => {
    const { key, operator } = condition;
    const prefix = key.slice(0, Math.max(0, key.indexOf(':')));
    if (key === '' || /[\uFFFC${<%]/.test(key) || /[./]|^saml$/i.test(prefix)) return [];
    const services = servicesIn(statement);
    const known = conditionKeyOf(key, services);
    if (!known) return [unknownKey(condition, prefix)];
    if (isUnsupported(known, statement)) {
      const message = `No action of the statement has the condition key ${known.key.replace('{}', '…')}`;
      return [{ reason: 'unsupported', message, condition } as const];
    }
    const compared = operator.includes(HOLE) ? undefined : operatorOf(operator);
    return compared ? comparison(known, compared, condition) : [];
  });
}

function servicesIn({ actions }: Statement): string[] {
  const prefixes = actions.map(({ text }) => text.slice(0, Math.max(0, text.indexOf(':'))).toLowerCase());
  return [...new Set(prefixes.filter((prefix) => prefix !== '' && !hasWildcard(prefix)))];
}

function unknownKey(condition: Condition, prefix: string): KeyMismatch {
  const { key } = condition;
  const lower = prefix.toLowerCase();
  const candidates = lower === 'aws' || lower === '' ? globalKeys() : conditionKeysOfService(lower);
  const shown = /^[\w:./-]{1,80}$/.test(key) ? key : 'This';
  const open = candidates.find(({ key: name }) => name.endsWith('/{}') && name.slice(0, -3).toLowerCase() === key.toLowerCase());
  if (open) {
    return { reason: 'unknown', message: `${shown} needs the name of a tag behind a slash`, condition };
  }
  const [stem = '', ...rest] = (lower === '' ? `aws:${key}` : key).split('/');
  const names = candidates.map(({ key: name }) => name).filter((name) => name.includes('{}') === rest.length > 0);
  const near = nearest(
    stem,
    names.map((name) => name.replace('/{}', '')),
  );
  const meant = near ? [near, ...rest].join('/') : undefined;
  const hint = meant ? `; ${meant} is` : '';
  return {
    reason: 'unknown',
    message: `${shown} is no condition key that AWS has${hint}`,
    condition,
    ...(meant ? { meant } : {}),
  };
}

/** Certain only where every action is known: one that knows the key is enough. Global keys are part of most requests. */
function isUnsupported({ key }: ConditionKey, { actions, notActions, partial }: Statement): boolean {
  const open = actions.some((term) => term.state !== 'known' || isStar(term) || hasWildcard(term.text.split(':')[0] ?? ''));
  if (key.startsWith('aws:') || partial || open || notActions.length > 0 || actions.length === 0) return false;
  if (globalKeys().some((one) => one.key === key)) return false;
  const covered = actions.map(({ text }) =>
    hasWildcard(text) ? expandAction(text) : [actionOf(text)].flatMap((one) => one ?? []),
  );
  const all = covered.flat();
  if (covered.some((list) => list.length === 0) || all.some((action) => knows(action, key))) return false;
  // An action without any keys may have some that the table lacks; keys of other services it has not.
  return all.every((action) => conditionKeysOf(action).length > 0 || !key.toLowerCase().startsWith(`${action.service}:`));
}

function knows(action: Action, key: string): boolean {
  return conditionKeysOf(action).some((one) => one.key === key);
}

/** Texts may be compared with nearly anything: true, a number and an ARN are texts in a request. */
const FITS: Readonly<Record<ConditionKey['type'], readonly Operator['compares'][]>> = {
  string: ['string', 'binary'],
  arn: ['arn', 'string'],
  bool: ['bool', 'string'],
  numeric: ['numeric', 'string', 'date'],
  date: ['date', 'numeric', 'string'],
  ip: ['ip'],
};

const WORDS: Readonly<Record<ConditionKey['type'], string>> = {
  string: 'text',
  arn: 'an ARN',
  bool: 'true or false',
  numeric: 'a number',
  date: 'a date',
  ip: 'an IP address',
};

function comparison(known: ConditionKey, operator: Operator, condition: Condition): KeyMismatch[] {
  if (operator.compares === 'null') return [];
  const name = known.key.replace('{}', '…');
  const arns = operator.compares === 'arn' && condition.values.every(({ text }) => /^(?:arn:|\*|\uFFFC|$)/.test(text));
  const plain =
    known.type === 'ip' && operator.compares === 'string' && condition.values.every(({ text }) => !text.includes('/'));
  if (!FITS[known.type].includes(operator.compares) && !arns && !plain) {
    const message = `${name} is ${WORDS[known.type]}, and ${operator.name} compares something else`;
    return [{ reason: 'type', message, condition }];
  }
  if (known.multivalued && !operator.set) {
    const message = `A request may have several values of ${name}, and only ForAllValues and ForAnyValue say how they count`;
    return [{ reason: 'several', message, condition }];
  }
  const [first] = condition.values;
  if (known.key === 'aws:SourceIp' && first && condition.values.every(isPrivate)) {
    const message = 'aws:SourceIp is a public address, and a private range never holds it; aws:VpcSourceIp is the private one';
    return [{ reason: 'private', message, condition, value: first }];
  }
  return [];
}

/** Ranges of private networks (RFC 1918, RFC 4193) and of the machine itself. */
function isPrivate({ state, text }: Term): boolean {
  return state === 'known' && /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i.test(text);
}
