/** Managed policies that a CDK program gives to roles, users and groups. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { StringValue, Value } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { AttachmentFact } from '../../model';
import { managedPolicy } from '../policies/managed';
import { argumentsOf } from '../read';
import { type Building, readValue } from '../values/value';
import type { Constructs } from './constructs';
import { argumentOf, behind, callOf, listed, propertyOf, receiverOf } from './program';

/** Fills `attachments`: `managedPolicies`, `addManagedPolicy`, `permissionsBoundary`. */
export function attachManaged(context: ExtractContext, building: Building, constructs: Constructs): void {
  const { tracer } = building;
  for (const node of tracer.outline.calls) {
    const call = callOf(tracer, node);
    if (!call) continue;
    if (call.method === 'addManagedPolicy') {
      const given = argumentOf(tracer, node, 0, 'policy');
      attach(context, building, constructs, receiverOf(tracer, node), given ? [given] : [], 'grant');
      continue;
    }
    if (call.method !== '' || argumentsOf(tracer.source, node).positional.length === 0) continue;
    const policies = propertyOf(tracer, node, 'managedPolicies');
    if (policies) attach(context, building, constructs, node, listed(tracer, [behind(tracer, policies)]), 'grant');
    const boundary = propertyOf(tracer, node, 'permissionsBoundary');
    if (boundary) attach(context, building, constructs, node, [boundary], 'boundary');
  }
}

function attach(
  { facts }: ExtractContext,
  building: Building,
  constructs: Constructs,
  holder: SourceNode | undefined,
  policies: readonly SourceNode[],
  type: AttachmentFact['type'],
): void {
  for (const one of policies) {
    const managed = managedIn(building, one);
    const identity = managed && constructs.identityOf(holder);
    if (!managed || !identity) continue;
    const { span, literal } = managed.value;
    facts.attachments.push({ policy: managed.policy, identity: identity.alias, type, name: identity.name, span, literal });
  }
}

/** `ManagedPolicy.fromAwsManagedPolicyName('…')`, `ManagedPolicy.fromManagedPolicyArn(this, 'x', '…')`. */
function managedIn(building: Building, start: SourceNode): { policy: string; value: StringValue } | undefined {
  const { tracer } = building;
  const node = behind(tracer, start);
  const call = callOf(tracer, node);
  if (call?.type !== 'ManagedPolicy') return undefined;
  const text = (at: SourceNode | undefined): Value | undefined => at && readValue(building, at);
  if (call.method === 'fromAwsManagedPolicyName') {
    const value = text(argumentOf(tracer, node, 0, 'managedPolicyName'));
    if (value?.kind !== 'string') return undefined;
    const name = value.text.slice(value.text.lastIndexOf('/') + 1);
    return /^[\w+=,.@-]+$/.test(name) ? { policy: `managed-policy:${name}`, value } : undefined;
  }
  const value = call.method === 'fromManagedPolicyArn' ? text(argumentOf(tracer, node, 2, 'managedPolicyArn')) : undefined;
  const policy = value && managedPolicy(value);
  return value?.kind === 'string' && policy ? { policy, value } : undefined;
}
