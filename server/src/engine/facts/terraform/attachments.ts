/** Who gets which policy: attachment resources, `managed_policy_arns`, permission boundaries and group memberships. */
import type { Value } from '../../syntax/value';
import type { Alias, AttachmentFact } from '../model';
import { alternatives } from './alternatives';
import { expanded, iterated } from './expand';
import { type Holder, placeOf, type TerraformFile } from './file';
import { leavesOf } from './leaves';
import { groupAlias, policyAlias } from './policy-aliases';
import { aliasOfReference } from './reference';
import { plainText } from './scope';

/** Where a resource names policies, and where the identities that get them. `self`: the resource is the identity. */
interface AttachmentForm {
  readonly policies: string;
  readonly holders: readonly string[] | 'self';
  readonly type: AttachmentFact['type'];
}

const grant = (policies: string, ...holders: string[]): AttachmentForm => ({ policies, holders, type: 'grant' });
const boundary: AttachmentForm = { policies: 'permissions_boundary', holders: 'self', type: 'boundary' };

const FORMS: ReadonlyMap<string, readonly AttachmentForm[]> = new Map([
  ['aws_iam_role_policy_attachment', [grant('policy_arn', 'role')]],
  ['aws_iam_user_policy_attachment', [grant('policy_arn', 'user')]],
  ['aws_iam_group_policy_attachment', [grant('policy_arn', 'group')]],
  ['aws_iam_policy_attachment', [grant('policy_arn', 'roles', 'users', 'groups')]],
  ['aws_iam_role_policy_attachments_exclusive', [grant('policy_arns', 'role_name')]],
  ['aws_iam_user_policy_attachments_exclusive', [grant('policy_arns', 'user_name')]],
  ['aws_iam_group_policy_attachments_exclusive', [grant('policy_arns', 'group_name')]],
  ['aws_ssoadmin_managed_policy_attachment', [grant('managed_policy_arn', 'permission_set_arn')]],
  ['aws_iam_group_membership', [grant('group', 'users')]],
  ['aws_iam_user_group_membership', [grant('groups', 'user')]],
  ['aws_iam_role', [{ policies: 'managed_policy_arns', holders: 'self', type: 'grant' }, boundary]],
  ['aws_iam_user', [boundary]],
]);

/** Policies, and holders, of one resource: every pair is a fact. */
const MAX_SIDE = 100;

const SCHEMES: Readonly<Record<'role' | 'user' | 'group', string>> = { role: 'iam-role', user: 'iam-user', group: 'iam-group' };

/** Fills `facts.attachments`, one for each pair of policy and identity. */
export function extractAttachments(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode === 'module') modulePolicies(file, holder);
    if (holder.mode !== 'resource') continue;
    for (const form of FORMS.get(holder.type) ?? []) {
      const holders =
        form.holders === 'self'
          ? [{ alias: holder.alias, value: undefined }]
          : form.holders.flatMap((argument) => holderAliases(file, holder, argument));
      const policies = expanded(file, holder, form.policies);
      if (Math.max(holders.length, policies.length) > MAX_SIDE)
        file.context.facts.unresolved.push({ reason: `${holder.address} attaches more than is followed`, span: holder.span });
      for (const value of policies.slice(0, MAX_SIDE)) attach(file, holder, form, value, holders.slice(0, MAX_SIDE));
    }
  }
}

/** AWS managed policies that a module is given, under whatever argument: its role gets them. */
function modulePolicies(file: TerraformFile, holder: Holder): void {
  for (const { name, value } of holder.body.attributes) {
    if (/boundar/i.test(name)) continue;
    const leaves = alternatives(value, file.scope, false).flatMap((one) => leavesOf(name, one));
    for (const leaf of leaves.slice(0, MAX_SIDE)) {
      const policy = /^arn:[\w-]{1,20}:iam::aws:policy\//.test(leaf.value.text) && policyAlias(file, leaf.value);
      if (!policy || /boundar/i.test(leaf.name)) continue;
      const place = { identity: holder.alias, type: 'grant' as const, name: holder.address, ...placeOf(leaf.value) };
      file.context.facts.attachments.push({ policy, ...place });
    }
  }
}

interface Receiver {
  readonly alias: Alias;
  readonly value: Value | undefined;
}

function attach(file: TerraformFile, holder: Holder, form: AttachmentForm, value: Value, holders: readonly Receiver[]): void {
  const policy = policyAlias(file, value) ?? (form.policies.startsWith('group') ? groupAlias(file, value) : undefined);
  if (!policy) {
    // A boundary only takes rights away: not to know it hides nothing.
    if (value.kind !== 'literal' && form.type !== 'boundary')
      file.context.facts.unresolved.push({
        reason: `policy that ${holder.address} attaches is not known (${sourceOf(file, holder, value)})`,
        span: value.span,
      });
    return;
  }
  for (const { alias, value: who } of holders) {
    file.context.facts.attachments.push({
      policy,
      identity: alias,
      type: form.type,
      name: holder.address,
      ...placeOf(value),
      ...(who ? { identitySpan: who.span } : {}),
    });
  }
}

/** What a policy that is not known comes from: for `each.value`, what `for_each` goes over. */
function sourceOf(file: TerraformFile, holder: Holder, value: Value): string {
  if (value.kind !== 'unknown') return value.kind === 'string' ? 'a part of its ARN is missing' : 'not the name of a policy';
  const over = value.reference?.startsWith('each.') ? iterated(file, holder) : [];
  const names = over.flatMap((one) => (one.kind === 'unknown' ? (one.reference ?? []) : []));
  return (names[0] ?? value.reference ?? value.reason).replaceAll('[]', '');
}

/** The identities that an argument names: by reference, by name, or by a value of `for_each`. */
export function holderAliases(file: TerraformFile, holder: Holder, argument: string): Receiver[] {
  const kind = (['role', 'user', 'group'] as const).find((word) => argument.startsWith(word));
  return expanded(file, holder, argument).flatMap((value): Receiver[] => {
    const text = plainText(value);
    const named = text === undefined ? undefined : text.startsWith('arn:') || !kind ? text : `${SCHEMES[kind]}:${text}`;
    const alias = named ?? (value.kind === 'unknown' ? aliasOfReference(file.context.file, value.reference) : undefined);
    return alias ? [{ alias, value }] : [];
  });
}
