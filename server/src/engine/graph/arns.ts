/** The declared thing whose ARN a value of a policy is. */
import type { Alias } from '../facts/model';
import { aliasOf } from '../facts/terraform/file';
import { targetOf } from '../facts/terraform/values/reference';
import type { Term } from '../iam/model';

/** The alias of a reference such as `aws_iam_role.app.arn` or `!GetAtt Role.Arn`, as seen from its file. */
export function aliasOfTerm({ state, reference, span }: Term): Alias | undefined {
  if (state !== 'unknown' || !reference) return undefined;
  const attribute = /^!GetAtt (\w+)\.Arn$/.exec(reference);
  if (attribute) return `cfn:${span.file}:${attribute[1]}`;
  const target = targetOf(reference);
  return target?.attribute === 'arn' && target.mode === 'resource' ? aliasOf(span.file, target.address) : undefined;
}
