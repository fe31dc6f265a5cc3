/** How policies, roles, users and groups are called, from the values that name them. */
import { HOLE, type StringValue, type Value } from '../../../syntax/value';
import type { Alias } from '../../model';
import { argumentOf, textIn } from '../module/body';
import type { Module } from '../module/module';
import { plainText } from '../values/scope';

/** `managed-policy:<name>` of an AWS managed policy, the ARN of another one, or the alias of a policy resource. */
export function policyAlias({ root }: Module, value: Value): Alias | undefined {
  const origin = value.kind === 'string' || value.kind === 'unknown' ? value.origin : undefined;
  const source = origin?.type === 'aws_iam_policy' ? root.registry.get(origin.key) : undefined;
  if (source?.mode === 'data') {
    const arn = argumentOf(source, 'arn');
    const name = textIn(source, 'name');
    if (arn?.kind === 'string') return policyOfArn(arn);
    if (name) return `managed-policy:${name}`;
  }
  if (origin) return origin.key;
  return value.kind === 'string' ? policyOfArn(value) : undefined;
}

function policyOfArn({ text }: StringValue): Alias | undefined {
  const at = text.indexOf(':iam::aws:policy/');
  if (at >= 0 && (text.startsWith('arn:') || text.startsWith(HOLE))) {
    const name = text.slice(text.lastIndexOf('/') + 1);
    return name.includes(HOLE) || name === '' ? undefined : `managed-policy:${name}`;
  }
  return text.startsWith('arn:') && !text.includes(HOLE) ? text : undefined;
}

const SCHEMES: Readonly<Record<'role' | 'user' | 'group', string>> = { role: 'iam-role', user: 'iam-user', group: 'iam-group' };

/** The alias of an identity given by reference, by name or by ARN; of a name only where `kind` says what is called so. */
export function identityAlias(value: Value, kind: 'role' | 'user' | 'group' | undefined): Alias | undefined {
  if ((value.kind === 'string' || value.kind === 'unknown') && value.origin) return value.origin.key;
  const text = plainText(value);
  if (!text) return undefined;
  return text.startsWith('arn:') || !kind ? text : `${SCHEMES[kind]}:${text}`;
}
