/** Arguments of AWS resources that give policies to identities, and groups to users. */
import type { AttachmentFact } from '../../model';

/** Where a resource names policies, and where the identities that get them. `self`: the resource is the identity. */
export interface AttachmentForm {
  readonly policies: string;
  readonly holders: readonly string[] | 'self';
  readonly type: AttachmentFact['type'];
}

const grant = (policies: string, ...holders: string[]): AttachmentForm => ({ policies, holders, type: 'grant' });
const boundary: AttachmentForm = { policies: 'permissions_boundary', holders: 'self', type: 'boundary' };

/** By resource type. */
export const ATTACHMENT_ARGUMENTS: ReadonlyMap<string, readonly AttachmentForm[]> = new Map([
  ['aws_iam_role_policy_attachment', [grant('policy_arn', 'role')]],
  ['aws_iam_user_policy_attachment', [grant('policy_arn', 'user')]],
  ['aws_iam_group_policy_attachment', [grant('policy_arn', 'group')]],
  ['aws_iam_policy_attachment', [grant('policy_arn', 'roles', 'users', 'groups')]],
  ['aws_iam_role_policy_attachments_exclusive', [grant('policy_arns', 'role_name')]],
  ['aws_iam_user_policy_attachments_exclusive', [grant('policy_arns', 'user_name')]],
  ['aws_iam_group_policy_attachments_exclusive', [grant('policy_arns', 'group_name')]],
  ['aws_ssoadmin_managed_policy_attachment', [grant('managed_policy_arn', 'permission_set_arn')]],
  // The holder is the certificate that a device shows. https://docs.aws.amazon.com/iot/latest/developerguide/attach-to-cert.html
  ['aws_iot_policy_attachment', [grant('policy', 'target')]],
  ['aws_iam_group_membership', [grant('group', 'users')]],
  ['aws_iam_user_group_membership', [grant('groups', 'user')]],
  ['aws_iam_role', [{ policies: 'managed_policy_arns', holders: 'self', type: 'grant' }, boundary]],
  ['aws_iam_user', [boundary]],
]);
