/** What a reference such as `data.aws_iam_role.app[0].arn` points at. */
import type { Alias } from '../../model';
import { aliasOf } from '../file';

export interface Target {
  /** `aws_iam_role.app`, `data.aws_iam_role.app`, `module.db`, `var.role`. */
  readonly address: string;
  /** `aws_iam_role`; `module`, `var` and the like for the rest. */
  readonly type: string;
  readonly mode: 'resource' | 'data' | 'ephemeral' | 'other';
  /** What follows the address: `arn`, `metadata.name`. */
  readonly attribute: string;
}

const ROOTS = new Set(['var', 'local', 'module', 'each', 'count', 'self', 'path', 'terraform']);

/** Reads a reference; indexes do not count. Undefined where it does not name a thing (`each`, `format()`). */
export function targetOf(reference: string | undefined): Target | undefined {
  if (!reference || reference.includes('(')) return undefined;
  const parts = reference.replaceAll('[]', '').replaceAll('[*]', '').split('.');
  const [first = '', second, third] = parts;
  if (first === 'data' || first === 'ephemeral') {
    if (!second || !third) return undefined;
    return { address: `${first}.${second}.${third}`, type: second, mode: first, attribute: parts.slice(3).join('.') };
  }
  if (!second) return undefined;
  const mode = ROOTS.has(first) ? 'other' : 'resource';
  return { address: `${first}.${second}`, type: first, mode, attribute: parts.slice(2).join('.') };
}

/** The alias of what a reference points at, as seen from the file. */
export function aliasOfReference(file: string, reference: string | undefined): Alias | undefined {
  const target = targetOf(reference);
  return target && aliasOf(file, target.address);
}
