/** Condition keys that do not exist, that no action of the statement knows, or that are compared as something they are not. */
import { HOLE } from '../../syntax/value';
import { operatorOf } from '../grammar/operators';
import { hasWildcard, isStar } from '../match';
import type { Condition, Statement } from '../model';
import { type Action, actionOf, expandAction } from '../table/actions';
import { type ConditionKey, conditionKeyOf, conditionKeysOf, conditionKeysOfService, globalKeys } from '../table/condition-keys';
import { compared, type KeyMismatch } from '../table/key-types';
import { nearest } from '../table/nearest';
import { RETIRED_SERVICES } from '../table/spoken-names';

/** What is wrong with the keys of a statement's conditions. Keys of identity providers are theirs to name. */
export function keyMismatches(statement: Statement): KeyMismatch[] {
  return statement.conditions.flatMap((condition) => {
    const { key, operator } = condition;
    const prefix = key.slice(0, Math.max(0, key.indexOf(':')));
    if (key === '' || /[\uFFFC${<%]/.test(key) || /[./]|^saml$/i.test(prefix)) return [];
    const services = servicesIn(statement);
    const known = conditionKeyOf(key, services);
    if (!known) return isOpen(key, prefix.toLowerCase()) ? [] : [unknownKey(condition, prefix)];
    if (isUnsupported(known, statement)) {
      const message = `No action of the statement has the condition key ${known.key.replace('{}', '…')}`;
      return [{ reason: 'unsupported', message, condition } as const];
    }
    const read = operator.includes(HOLE) ? undefined : operatorOf(operator);
    return read ? compared(known, read, condition) : [];
  });
}

/**
 * Keys that the reference does not list: those of services that AWS has closed, and what a device of
 * AWS IoT is known by (https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-variables.html).
 */
function isOpen(key: string, prefix: string): boolean {
  return RETIRED_SERVICES.has(prefix) || /^iot:(?:ClientId$|ConnectAttributes$|Connection\.|Certificate\.)/i.test(key);
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
