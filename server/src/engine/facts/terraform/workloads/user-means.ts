/** Keys, logins and policies that IAM users are given, from the `aws_iam_*` pages of the Terraform AWS provider. */
import type { UserMeansFact } from '../../model';
import type { Instance } from '../module/module';
import { placeOf } from '../module/place';
import { derivedOf } from '../module/root';
import { holdersIn } from '../policies/attachments';

interface Means {
  readonly about: UserMeansFact['about'];
  /** The argument that names the user, or the users. */
  readonly user: string;
}

const MEANS: ReadonlyMap<string, Means> = new Map([
  ['aws_iam_access_key', { about: 'access-key', user: 'user' }],
  ['aws_iam_user_login_profile', { about: 'console-login', user: 'user' }],
  ['aws_iam_service_specific_credential', { about: 'service-login', user: 'user_name' }],
  ['aws_iam_user_ssh_key', { about: 'service-login', user: 'username' }],
  ['aws_iam_signing_certificate', { about: 'service-login', user: 'user_name' }],
  ['aws_iam_user_policy', { about: 'policy', user: 'user' }],
  ['aws_iam_user_policy_attachment', { about: 'policy', user: 'user' }],
  ['aws_iam_user_policies_exclusive', { about: 'policy', user: 'user_name' }],
  ['aws_iam_user_policy_attachments_exclusive', { about: 'policy', user: 'user_name' }],
  ['aws_iam_policy_attachment', { about: 'policy', user: 'users' }],
]);

/** Adds what the instance gives a user. */
export function extractUserMeans(instance: Instance): void {
  const means = instance.mode === 'resource' ? MEANS.get(instance.type) : undefined;
  if (!means) return;
  const { module, scope, address, span } = instance;
  // A `count` or `for_each` that is given from outside: in a module they are switches.
  const conditional = instance.optional;
  for (const { alias, value } of holdersIn(instance, means.user))
    derivedOf(module.root, scope.file).userMeans.push({
      about: means.about,
      user: alias,
      from: address,
      span: value ? placeOf(value).span : span,
      block: span,
      ...(conditional ? { conditional } : {}),
    });
}
