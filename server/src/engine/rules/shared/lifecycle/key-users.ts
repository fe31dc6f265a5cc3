/** What encrypts with a key that Terraform declares. No identity is behind such a key, so its text tells. */
import type { LifecycleFact } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { folderOf } from '../../../syntax/path';
import type { Span } from '../../../syntax/span';

export interface KeyUser {
  readonly from: string;
  readonly span: Span;
}

/** `kms_key_id = aws_kms_key.orders.arn`: the arguments that hand the key on, in the files of its folder. */
export function encryptedWith({ owner, ownerType, block }: LifecycleFact, { facts }: IdentityGraph): KeyUser[] {
  const label = /^aws_kms_key\.([\w-]{1,128})$/.exec(owner)?.[1];
  if (ownerType !== 'aws_kms_key' || label === undefined) return [];
  const folder = folderOf(block.file);
  const argument = new RegExp(
    `\\b\\w{0,40}(?:kms|encrypt)\\w{0,40}[ \\t]{0,40}=[ \\t]{0,8}(aws_kms_key\\.${label}\\.(?:arn|id|key_id))\\b`,
    'g',
  );
  return [...facts.values()].flatMap(({ file, source }) =>
    source === undefined || folderOf(file) !== folder
      ? []
      : [...source.matchAll(argument)].map(([whole, reference = ''], nth, all) => {
          const end = (all[nth]?.index ?? 0) + whole.length;
          return { from: whole.split('=')[0]?.trim() ?? whole, span: { file, start: end - reference.length, end } };
        }),
  );
}
