/** `aws_iam_access_key`: a long-lived key that Terraform makes, as a credential of its user. */

import { attributeOf, type TerraformFile } from '../file';
import type { Instance } from '../module/module';
import { placeOf } from '../module/place';
import { derivedOf } from '../module/root';
import { holdersIn } from '../policies/attachments';
import { alternatives } from '../values/alternatives';

/** Evidence of a key whose secret is stored in the state without a PGP key. */
export const IN_CLEAR = 'the secret key is stored in the Terraform state in clear';
const ENCRYPTED = 'the secret key is encrypted with a PGP key in the Terraform state';

/** Fills `facts.credentials` with one key each resource. */
export function extractAccessKeys(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'resource' || holder.type !== 'aws_iam_access_key') continue;
    const pgp = attributeOf(holder.body, 'pgp_key');
    const encrypted = pgp !== undefined && alternatives(pgp.value, file.scope, false).length > 0;
    file.context.facts.credentials.push({
      type: 'access-key',
      storage: 'none',
      span: holder.span,
      literal: { start: holder.span.start, end: holder.span.end },
      slot: { kind: 'tf-resource-argument', name: 'secret', owner: holder.address, ownerType: holder.type },
      confidence: 'high',
      evidence: [encrypted ? ENCRYPTED : IN_CLEAR],
      fingerprint: '',
      identity: holder.alias,
    });
  }
}

/** Adds the user that a key belongs to as what it uses. */
export function extractKeyOwner(instance: Instance): void {
  const { mode, type, address, span, scope, module } = instance;
  if (mode !== 'resource' || type !== 'aws_iam_access_key') return;
  for (const { alias, value } of holdersIn(instance, 'user'))
    derivedOf(module.root, scope.file).references.push({
      ...{ type: 'uses', from: address, fromType: type, to: alias },
      span: value ? placeOf(value).span : span,
    });
}
