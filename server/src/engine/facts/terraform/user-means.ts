/** Keys, logins and policies that IAM users are given, from the `aws_iam_*` pages of the Terraform AWS provider. */
import type { UserMeansFact } from '../model';
import { holderAliases } from './attachments';
import { argumentOf, attributeOf, type Holder, type TerraformFile } from './file';

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

/** Fills `facts.userMeans`. */
export function extractUserMeans(file: TerraformFile): void {
  for (const holder of file.holders) {
    const means = holder.mode === 'resource' ? MEANS.get(holder.type) : undefined;
    if (!means) continue;
    const conditional = isConditional(file, holder);
    for (const { alias, value } of holderAliases(file, holder, means.user))
      file.context.facts.userMeans.push({
        about: means.about,
        user: alias,
        from: holder.address,
        span: value?.span ?? holder.span,
        block: holder.span,
        ...(conditional ? { conditional } : {}),
      });
  }
}

/** `count` and `for_each` that are given from outside: in a module they are switches. */
function isConditional(file: TerraformFile, { body }: Holder): boolean {
  return ['count', 'for_each'].some((name) => {
    const value = attributeOf(body, name) && argumentOf(file, body, name);
    if (value?.kind === 'object') return value.entries.length === 0 || value.open === true;
    if (value?.kind === 'list') return value.items.length === 0 || value.open === true;
    return value?.kind === 'unknown' || value?.kind === 'either' || (value?.kind === 'literal' && value.value === 0);
  });
}
