import { snake } from '../../naming';
import type { TerraformForm } from '../forms/terraform';
import { entryPath } from './names';

// https://registry.terraform.io/providers/hashicorp/vault/latest/docs/data-sources/kv_secret_v2
export const terraform: TerraformForm = (name, form) => ({
  block: [form, 'vault_kv_secret_v2'],
  label: snake(name.component),
  body: [
    ['mount', '"secret"'],
    ['name', JSON.stringify(entryPath(name))],
  ],
  expression: (label) =>
    form === 'ephemeral'
      ? `tostring(ephemeral.vault_kv_secret_v2.${label}.data["${name.field}"])`
      : `data.vault_kv_secret_v2.${label}.data["${name.field}"]`,
});
