import { get, textOf } from '../../../syntax/value';
import type { Alias } from '../../model';
import type { ModuleCall } from '../tasks';

const KINDS = { role: 'iam-role', user: 'iam-user', group: 'iam-group' } as const;

/** The first of the arguments that is a known text. */
export function nameIn({ body }: ModuleCall, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOf(get(body, name));
    if (text) return text;
  }
  return undefined;
}

/** Whom an `iam_policy` is for. */
export function holderOf(
  call: ModuleCall,
): { readonly kind: (typeof KINDS)[keyof typeof KINDS]; readonly alias: Alias } | undefined {
  const type = nameIn(call, 'iam_type') as keyof typeof KINDS | undefined;
  const kind = type && KINDS[type];
  const name = nameIn(call, 'iam_name');
  return kind && { kind, alias: name ? `${kind}:${name}` : `${kind}:play:${call.key.file}:${call.key.start}` };
}
