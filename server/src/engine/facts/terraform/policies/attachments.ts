/** Who gets which policy: attachment resources, `managed_policy_arns`, permission boundaries and group memberships. */
import type { Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import type { Instance } from '../module/module';
import { itemsOfArgument, placeOf, whatIsUnknown } from '../module/place';
import { derivedOf, moduleBehind } from '../module/root';
import { optionsOf } from '../values/either';
import { evaluate } from '../values/evaluate';
import { leavesOf } from '../values/leaves';
import { ATTACHMENT_ARGUMENTS, type AttachmentForm } from './attachment-arguments';
import { identityAlias, policyAlias } from './policy-aliases';

/** Policies, and holders, of one resource: every pair is a fact. */
const MAX_SIDE = 100;

/** Adds an attachment for each pair of policy and identity that the instance names. */
export function extractAttachments(instance: Instance): void {
  if (instance.mode === 'module') modulePolicies(instance);
  if (instance.mode !== 'resource') return;
  for (const form of ATTACHMENT_ARGUMENTS.get(instance.type) ?? []) {
    const holders: Receiver[] =
      form.holders === 'self'
        ? [{ alias: instance.alias, value: undefined }]
        : form.holders.flatMap((argument) => holdersIn(instance, argument));
    const policies = itemsOfArgument(instance, form.policies);
    if (Math.max(holders.length, policies.length) > MAX_SIDE)
      unresolved(instance, `${instance.address} attaches more than is followed`, instance.span);
    for (const value of policies.slice(0, MAX_SIDE)) attach(instance, form, value, holders.slice(0, MAX_SIDE));
  }
}

function unresolved({ module, scope }: Instance, reason: string, span: Value['span']): void {
  // Which policy is attached by its ARN is the account's to say.
  module.root.unresolved(scope.file, { reason, span });
}

/** AWS managed policies that a module which is not here is given, under whatever argument: its role gets them. */
function modulePolicies(instance: Instance): void {
  if (moduleBehind(instance)) return;
  const { module, scope } = instance;
  for (const { name, value } of instance.body.attributes) {
    if (/boundar/i.test(name)) continue;
    const leaves = optionsOf(evaluate(value, scope)).flatMap((one) => leavesOf(name, one));
    for (const leaf of leaves.slice(0, MAX_SIDE)) {
      const policy = /^arn:[\w-]{1,20}:iam::aws:policy\//.test(leaf.value.text) && policyAlias(module, leaf.value);
      if (!policy || /boundar/i.test(leaf.name)) continue;
      const place = { identity: instance.alias, type: 'grant' as const, name: instance.address, ...placeOf(leaf.value) };
      derivedOf(module.root, scope.file).attachments.push({ policy, ...place });
    }
  }
}

interface Receiver {
  readonly alias: Alias;
  readonly value: Value | undefined;
}

function attach(instance: Instance, form: AttachmentForm, value: Value, holders: readonly Receiver[]): void {
  const { module, scope, address } = instance;
  const policy = policyAlias(module, value) ?? (form.policies.startsWith('group') ? identityAlias(value, 'group') : undefined);
  if (!policy) {
    // A boundary only takes rights away: not to know it hides nothing. An empty text is none.
    const isNone = value.kind === 'literal' || (value.kind === 'string' && value.text === '');
    if (!isNone && form.type !== 'boundary')
      unresolved(
        instance,
        `policy that ${address} attaches is not known (${value.kind === 'string' ? 'a part of its ARN is missing' : whatIsUnknown(value, 'not the name of a policy')})`,
        value.span,
      );
    return;
  }
  for (const { alias, value: who } of holders)
    derivedOf(module.root, scope.file).attachments.push({
      ...{ policy, identity: alias, type: form.type, name: address },
      ...placeOf(value),
      ...(who ? { identitySpan: placeOf(who).span } : {}),
    });
}

/** The identities that an argument names: by reference or by name. */
export function holdersIn(instance: Instance, argument: string): Receiver[] {
  const kind = (['role', 'user', 'group'] as const).find((word) => argument.startsWith(word));
  return itemsOfArgument(instance, argument).flatMap((value): Receiver[] => {
    const alias = identityAlias(value, kind);
    return alias ? [{ alias, value }] : [];
  });
}
