/** How policies and groups are called, from the values that name them. */
import { HOLE, type StringValue, type Value } from '../../syntax/value';
import type { Alias } from '../model';
import { argumentOf, type TerraformFile, textIn } from './file';
import { aliasOfReference, targetOf } from './reference';
import { plainText } from './scope';

/** `managed-policy:<name>` of an AWS managed policy, the ARN of another one, or the alias of a policy resource. */
export function policyAlias(file: TerraformFile, value: Value): Alias | undefined {
  if (value.kind === 'string') return policyOfArn(value);
  const target = value.kind === 'unknown' ? targetOf(value.reference) : undefined;
  if (!target || target.mode === 'other') return undefined;
  const isData = target.type === 'aws_iam_policy' && target.mode === 'data';
  const source = isData ? file.byAddress.get(target.address) : undefined;
  const arn = source && argumentOf(file, source.body, 'arn');
  const name = source && textIn(file, source.body, 'name');
  if (arn?.kind === 'string') return policyOfArn(arn);
  if (name) return `managed-policy:${name}`;
  return aliasOfReference(file.context.file, value.kind === 'unknown' ? value.reference : undefined);
}

function policyOfArn({ text }: StringValue): Alias | undefined {
  const at = text.indexOf(':iam::aws:policy/');
  if (at >= 0 && text.startsWith('arn:')) {
    const name = text.slice(text.lastIndexOf('/') + 1);
    return name.includes(HOLE) || name === '' ? undefined : `managed-policy:${name}`;
  }
  return text.startsWith('arn:') && !text.includes(HOLE) ? text : undefined;
}

/** The alias of a group given by reference or by name. */
export function groupAlias(file: TerraformFile, value: Value): Alias | undefined {
  const text = plainText(value);
  if (text !== undefined) return `iam-group:${text}`;
  return value.kind === 'unknown' ? aliasOfReference(file.context.file, value.reference) : undefined;
}
