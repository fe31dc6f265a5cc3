/** `bucket.grantRead(worker)`: the actions that the method gives, to whom, on what. */
import { expandAction, nameOf } from '../../../iam/table/actions';
import type { SourceNode } from '../../../syntax/source/tree';
import { childIn } from '../../../syntax/source/tree';
import type { ObjectValue, Value } from '../../../syntax/value';
import { argumentsOf, dotted, roleOf } from '../read';
import { type Building, readValue } from '../values/value';
import type { Constructs, Holder } from './constructs';
import { grantedBy } from './grant-actions';
import { principalsOf } from './principals';
import { argumentOf, behind, callOf, listed, propertyOf, receiverOf } from './program';
import { merged, principalMap } from './statements';
import { entry, given, listAt, madeBy, objectAt } from './synthetic';

export interface Grant {
  readonly statement: ObjectValue;
  /** Who gets it; absent where the statement names principals, as a resource's own policy. */
  readonly holder?: Holder;
  /** Who may take on the role that gives it: the statement belongs to the role's trust. */
  readonly trust?: Holder;
  readonly name: string;
}

/** The grant that a call makes; undefined for any other call. */
export function grantOf(building: Building, constructs: Constructs, node: SourceNode): Grant | undefined {
  const { tracer } = building;
  const call = callOf(tracer, node);
  if (!call || (!call.method.startsWith('grant') && call.type !== 'Grant')) return undefined;
  if (call.type === 'Grant') return call.method === 'addToPrincipal' ? explicit(building, constructs, node) : undefined;
  const receiver = receiverOf(tracer, node);
  if (!receiver) return undefined;
  const type = callOf(tracer, behind(tracer, receiver))?.type ?? '';
  const path = dotted(tracer.source, receiver) ?? type;
  const at = methodName(building, node);
  const grantee = argumentOf(tracer, node, 0, 'grantee') ?? argumentOf(tracer, node, 0, 'identity');
  const actions = call.method === 'grant' ? actionsGiven(building, node) : methodActions(building, at, call.method, type, path);
  if (actions.length === 0) return undefined;
  const name = `${path}.${call.method}`.slice(0, 80);
  const entries = [
    entry(building, at, 'Effect', given(building, at, 'Allow')),
    entry(building, at, 'Action', listAt(building, at, actions)),
    entry(building, at, 'Resource', madeBy(building, receiver, `${path}.Arn`)),
  ];
  const principals =
    !grantee && call.method === 'grantPublicAccess' ? [anyone(building, at)] : namedPrincipals(building, grantee);
  if (call.method === 'grantAssumeRole' && grantee) {
    const role = constructs.identityOf(receiver);
    const who = principalsOf(building, grantee);
    const trusted = [...entries.slice(0, 2), entry(building, at, 'Principal', principalMap(building, grantee, who))];
    return role ? { statement: objectAt(building, node, trusted), trust: role, name } : undefined;
  }
  if (principals.length > 0) {
    const place = grantee ?? at;
    const brought = principals.flatMap(({ conditions }): readonly Value[] => conditions);
    const condition =
      brought.length > 0 ? [entry(building, place, 'Condition', merged(building, place, undefined, brought))] : [];
    const principal = entry(building, place, 'Principal', principalMap(building, place, principals));
    return { statement: objectAt(building, node, [...entries, principal, ...condition]), name };
  }
  const holder = constructs.identityOf(grantee);
  return holder ? { statement: objectAt(building, node, entries), holder, name } : undefined;
}

/** The name of the method, which stands for the actions it gives. */
function methodName({ tracer }: Building, node: SourceNode): SourceNode {
  const role = roleOf(tracer.source, node);
  const callee = role?.is === 'call' ? childIn(node, role.callee) : undefined;
  const member = callee && roleOf(tracer.source, callee);
  return (callee && member?.is === 'member' && childIn(callee, member.property)) || node;
}

function methodActions(building: Building, at: SourceNode, method: string, type: string, path: string): Value[] {
  const patterns = grantedBy(method, type, path.slice(path.lastIndexOf('.') + 1)) ?? [];
  // The library's own patterns are no choice of the program's author: they count as the actions they cover.
  const names = patterns.flatMap((one) => (one.endsWith(':*') || !one.includes('*') ? [one] : expandAction(one).map(nameOf)));
  return [...new Set(names)].map((one) => given(building, at, one));
}

/** `table.grant(worker, 'dynamodb:Query', …)`. */
function actionsGiven(building: Building, node: SourceNode): Value[] {
  return argumentsOf(building.tracer.source, node)
    .positional.slice(1)
    .map((one) => readValue(building, one));
}

/** `iam.Grant.addToPrincipal({ grantee, actions, resourceArns })`. */
function explicit(building: Building, constructs: Constructs, node: SourceNode): Grant | undefined {
  const { tracer } = building;
  const [grantee, actions, resources] = ['grantee', 'actions', 'resourceArns'].map((name) => propertyOf(tracer, node, name));
  const holder = constructs.identityOf(grantee);
  if (!holder || !actions || !resources) return undefined;
  const entries = [
    entry(building, node, 'Effect', given(building, node, 'Allow')),
    entry(building, actions, 'Action', readValue(building, actions)),
    entry(building, resources, 'Resource', readValue(building, resources)),
  ];
  return { statement: objectAt(building, node, entries), holder, name: `policy of ${holder.name}` };
}

function anyone(building: Building, node: SourceNode) {
  return { node, type: 'AWS', value: given(building, node, '*'), action: '', conditions: [] } as const;
}

/** Principals that hold no policy of their own: what they are given stands in the policy of the resource. */
function namedPrincipals(building: Building, grantee: SourceNode | undefined) {
  const { tracer } = building;
  if (!grantee) return [];
  const call = callOf(tracer, behind(tracer, grantee));
  const isPrincipal = call !== undefined && (/Principal$/.test(call.type) || call.method === 'withConditions');
  return isPrincipal ? listed(tracer, [grantee]).flatMap((one) => principalsOf(building, one)) : [];
}
