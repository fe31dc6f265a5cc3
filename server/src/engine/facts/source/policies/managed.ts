import { textOf, type Value } from '../../../syntax/value';
import type { Alias } from '../../model';

/** The alias of a managed policy that is given by its ARN: by its name for one of AWS's own. */
export function managedPolicy(value: Value): Alias | undefined {
  const text = value.kind === 'string' ? value.text : undefined;
  if (!text?.startsWith('arn:')) return undefined;
  const name = text.slice(text.lastIndexOf('/') + 1);
  if (text.includes(':iam::aws:policy/')) return /^[\w+=,.@-]+$/.test(name) ? `managed-policy:${name}` : undefined;
  return textOf(value);
}
