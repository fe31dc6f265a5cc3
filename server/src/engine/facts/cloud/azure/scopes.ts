/** Where a role of Azure holds: https://learn.microsoft.com/azure/role-based-access-control/scope-overview */
import { HOLE, type Value } from '../../../syntax/value';
import type { CloudLevel } from '../../model';

/** Ids as text, from the widest on. */
const PATHS: readonly (readonly [RegExp, CloudLevel])[] = [
  [/^\/$/, 'organization'],
  [/^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i, 'management-group'],
  [/^\/subscriptions\/[^/]+\/?$/i, 'subscription'],
  [/^(?:\/subscriptions\/[^/]+|\uFFFC)\/resourceGroups\/[^/]+\/?$/i, 'resource-group'],
  [/^(?:\/subscriptions\/[^/]+|\uFFFC)\/(?:resourceGroups\/[^/]+\/)?providers\/./i, 'resource'],
  [/^Microsoft\.Management\/managementGroups\//i, 'management-group'],
  [/^Microsoft\.[\w.]{1,80}\/./i, 'resource'],
];

/** What things are whose ids are scopes; any other thing is a resource. */
const TYPES: ReadonlyMap<string, CloudLevel> = new Map([
  ['azurerm_subscription', 'subscription'],
  ['azurerm_subscriptions', 'subscription'],
  ['azurerm_management_group', 'management-group'],
  ['azurerm_resource_group', 'resource-group'],
  ['Microsoft.Subscription/aliases', 'subscription'],
  ['Microsoft.Management/managementGroups', 'management-group'],
  ['Microsoft.Resources/resourceGroups', 'resource-group'],
]);

/** Functions of ARM and Bicep, and names that inputs have by convention. */
const REFERENCES: readonly (readonly [RegExp, CloudLevel])[] = [
  [/^\[?tenant\(\)/, 'organization'],
  [/^\[?managementGroup\(/, 'management-group'],
  [/^\[?subscription\(/, 'subscription'],
  [/^\[?resourceGroup\(/, 'resource-group'],
  [/^\[?(?:resourceId|extensionResourceId)\(/, 'resource'],
  [/^(?:var|local)\.(?:\w{1,40}_)?subscription(?:_resource)?(?:_id|_scope)$/, 'subscription'],
  [/^(?:var|local)\.(?:\w{1,40}_)?management_group(?:_resource)?(?:_id|_scope)$/, 'management-group'],
];

/** The widest first. */
const ORDER: readonly CloudLevel[] = ['organization', 'management-group', 'subscription', 'resource-group', 'resource'];

/** How far a scope reaches. */
export function levelOf(value: Value | undefined): CloudLevel {
  if (value?.kind === 'string') {
    const text = value.text.replace(/^\[(.*)\]$/, '$1');
    return (PATHS.find(([form]) => form.test(text)) ?? REFERENCES.find(([form]) => form.test(text)))?.[1] ?? originLevel(value);
  }
  return value?.kind === 'unknown' ? originLevel(value) : 'unknown';
}

function originLevel(value: Extract<Value, { kind: 'string' | 'unknown' }>): CloudLevel {
  const { origin } = value;
  const reference = value.kind === 'unknown' ? value.reference : undefined;
  const named = reference && REFERENCES.find(([form]) => form.test(reference))?.[1];
  if (named) return named;
  if (!origin || (value.kind === 'string' && value.text.includes(HOLE))) return 'unknown';
  const known = TYPES.get(origin.type.replace(/@.*$/, ''));
  if (known) return known;
  return /^(?:azurerm_|azapi_|Microsoft\.)/.test(origin.type) && /(?:^|\.)id$|^$/.test(origin.attribute) ? 'resource' : 'unknown';
}

/** The widest of several; what is not known counts only where nothing else is there. */
export function widestOf(levels: readonly CloudLevel[]): CloudLevel {
  return ORDER.find((level) => levels.includes(level)) ?? 'unknown';
}
