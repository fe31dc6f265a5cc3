/** The elements of a policy under the names that programs have for them. */
import { madeText } from '../../../syntax/made';
import type { Entry, ObjectValue, Value } from '../../../syntax/value';
import { withOpenConditions } from './conditions';

/** Fields of Go structs are named as their authors like; on the left in lower case. */
const ELEMENTS: Readonly<Record<string, string>> = {
  statement: 'Statement',
  statements: 'Statement',
  sid: 'Sid',
  effect: 'Effect',
  action: 'Action',
  actions: 'Action',
  notaction: 'NotAction',
  notactions: 'NotAction',
  resource: 'Resource',
  resources: 'Resource',
  notresource: 'NotResource',
  notresources: 'NotResource',
  principal: 'Principal',
  principals: 'Principal',
  notprincipal: 'NotPrincipal',
  notprincipals: 'NotPrincipal',
  condition: 'Condition',
  conditions: 'Condition',
};

/** The element that a property of an object, a struct or a CDK class is: `notActions`, `not_actions`, `Actions` → `NotAction`, `Action`. */
export function elementOf(name: string): string | undefined {
  return ELEMENTS[name.replace(/_/g, '').toLowerCase()];
}

/** A document or statement in IAM's own words. Only keys of the two upper levels are names; those of conditions are values. */
export function asElements(value: ObjectValue): ObjectValue {
  return { ...value, entries: value.entries.map(renamed) };
}

function renamed(entry: Entry): Entry {
  const key = elementOf(entry.key) ?? entry.key;
  if (key === 'Statement') return { ...entry, key, value: statements(entry.value) };
  if (key === 'Condition') return { ...entry, key, value: withOpenConditions(entry.value) };
  return key === 'Effect' ? { ...entry, key, value: effect(entry.value) } : { ...entry, key };
}

function statements(value: Value): Value {
  if (value.kind === 'object') return asElements(value);
  if (value.kind !== 'list') return value;
  return { ...value, items: value.items.map((item) => (item.kind === 'object' ? asElements(item) : item)) };
}

/** `iam.Effect.ALLOW`, `EffectAllow`: constants of libraries that say what they mean. */
export function effect(value: Value): Value {
  const word = value.kind === 'unknown' ? /(?:^|[._a-z])(Allow|ALLOW|Deny|DENY)$/.exec(value.reference ?? '')?.[1] : undefined;
  if (!word) return value;
  const text = /allow/i.test(word) ? 'Allow' : 'Deny';
  return madeText(value.span, text);
}
