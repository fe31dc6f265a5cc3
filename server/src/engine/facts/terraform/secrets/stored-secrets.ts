/** Credential arguments whose value Terraform stores, where the provider could do without. */
import { isSecretName } from '../../../secrets/slots/names';
import type { Attribute } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { attributeOf, type Holder, type TerraformFile, textIn } from '../file';
import { mentionsIn } from '../values/mentions';
import { targetOf } from '../values/reference';
import { unstored } from './write-only';

const GENERATED = new Set(['random_password', 'random_string']);

/** Fills `facts.settings` with `secret-in-state`. Literals are reported as such, and what a vault gives is not looked at. */
export function extractStoredSecrets(file: TerraformFile): void {
  for (const holder of file.holders) {
    if (holder.mode !== 'resource') continue;
    for (const attribute of holder.body.attributes) {
      const way = unstored(holder.type, attribute.name);
      const source = way && isSecret(file, holder) ? sourceOf(file, holder, attribute) : undefined;
      if (!source) continue;
      file.context.facts.settings.push({
        about: 'secret-in-state',
        owner: holder.address,
        ownerType: holder.type,
        state: 'unsafe',
        // Another value would be stored as well: it is the argument that stores.
        span: spanOf(file.context.file, attribute.nameRange),
        block: holder.span,
        path: [attribute.name],
        detail: source,
      });
    }
  }
}

function isSecret(file: TerraformFile, { type, body }: Holder): boolean {
  if (type === 'aws_ssm_parameter') return textIn(file, body, 'type') === 'SecureString';
  return !attributeOf(body, 'replicate_source_db');
}

/** The variable or generated password that feeds the argument, in words. Beside others, a variable counts by its name. */
function sourceOf(file: TerraformFile, { type }: Holder, { value }: Attribute): string | undefined {
  const alone = value.kind === 'access' && !type.startsWith('kubernetes_');
  for (const reference of mentionsIn(value, file.scope)) {
    const target = targetOf(reference);
    if (!target) continue;
    if (GENERATED.has(target.type)) return `the generated ${target.address}`;
    const name = target.address.slice('var.'.length);
    if (target.type === 'var' && (alone || isSecretName(name))) return `the variable ${name}`;
  }
  return undefined;
}
