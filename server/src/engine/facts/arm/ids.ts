/** Ids of resources and scopes: https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-functions-resource */
import type { Call } from '../../syntax/bicep/ast';
import { HOLE, type ObjectValue, type StringValue, textOf, type Value } from '../../syntax/value';
import { made, type Scope, unknown } from './scope';

/** What stands before `/providers/…`. */
const PREFIXES: Readonly<Record<string, string>> = {
  resourceid: `/subscriptions/${HOLE}/resourceGroups/${HOLE}`,
  subscriptionresourceid: `/subscriptions/${HOLE}`,
  tenantresourceid: '',
  managementgroupresourceid: `/providers/Microsoft.Management/managementGroups/${HOLE}`,
  extensionresourceid: HOLE,
};
const SCOPES: Readonly<Record<string, string>> = {
  subscription: `/subscriptions/${HOLE}`,
  resourcegroup: `/subscriptions/${HOLE}/resourceGroups/${HOLE}`,
  managementgroup: `/providers/Microsoft.Management/managementGroups/${HOLE}`,
  tenant: '/',
};
const ROLES = 'microsoft.authorization/roledefinitions';

/** Whether the function makes the id of a resource. */
export function isIdFunction(name: string): boolean {
  return Object.hasOwn(PREFIXES, name);
}

/** `resourceId([subscription, [group,]] type, name…)`: the id, which also says which resource of the template it is of. */
export function idOf(name: string, node: Call, args: readonly Value[], scope: Scope): Value | undefined {
  const at = args.findIndex((one) => /^[\w.]+\.[\w]+\/[\w/]+$/.test(textOf(one) ?? ''));
  const type = textOf(args[at]);
  if (type === undefined) return undefined;
  const names = args.slice(at + 1);
  const [provider = '', ...kinds] = type.split('/');
  const parts = kinds.map((kind, i) => `${kind}/${textOf(names[i]) ?? HOLE}`);
  const id = made(`${PREFIXES[name]}/providers/${provider}/${parts.join('/')}`, scope.place(node));
  const written = node.args.slice(at + 1).map((one) => scope.source(one));
  const declared = at === 0 || name === 'extensionresourceid' ? scope.resource(type, names, written) : undefined;
  const origin = declared && { key: declared.key, type, attribute: 'id' };
  // A role is its id: that is what somebody changes.
  const role = type.toLowerCase() === ROLES ? names.at(-1) : undefined;
  const placed: StringValue = role?.kind === 'string' ? { ...id, span: role.span, literal: role.literal, style: role.style } : id;
  return origin ? { ...placed, origin } : placed;
}

/** `reference(resourceId(…)).principalId`: a member of a resource of the template. */
export function referenceOf(node: Call, args: readonly Value[], scope: Scope): Value {
  const [target] = args;
  const value = unknown(scope.place(node), scope.source(node));
  const full = textOf(args[2])?.toLowerCase() === 'full';
  const origin = target && 'origin' in target ? target.origin : undefined;
  return origin ? { ...value, origin: { ...origin, attribute: full ? '' : 'properties' } } : value;
}

/** `subscription()`, `resourceGroup()`: an object of which the id is known by its shape. */
export function scopeObject(name: string, node: Call, args: readonly Value[], scope: Scope): ObjectValue {
  const span = scope.place(node);
  const given = textOf(args.at(-1));
  const path = SCOPES[name] as string;
  const id = given === undefined ? path : path.replace(/\uFFFC$/, given);
  return { kind: 'object', span, open: true, entries: [{ key: 'id', keySpan: span, value: made(id, span) }] };
}
