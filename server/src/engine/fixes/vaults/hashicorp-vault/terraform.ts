import { snake } from '../../naming';
import type { TerraformForm } from '../forms/terraform';
import { entryPath } from './names';

// https://registry.terraform.io/providers/hashicorp/vault/latest/docs/data-sources/kv_secret_v2
// https://registry.terraform.io/providers/hashicorp/vault/latest/docs/ephemeral-resources/kv_secret_v2
export const terraform: TerraformForm = {
  provider: {
    name: 'vault',
    source: 'hashicorp/vault',
    since: { data: '4.0', ephemeral: '5.0' },
    login: 'The provider vault finds its server in VAULT_ADDR; let whoever runs Terraform log in with a role of its own.',
  },
  writers: ['vault_kv_', 'vault_generic_'],
  reference: (name, form) => ({
    block: [form, 'vault_kv_secret_v2'],
    label: snake(name.component),
    body: () => [
      ['mount', '"secret"'],
      ['name', JSON.stringify(entryPath(name))],
    ],
    expression: (label) =>
      form === 'ephemeral'
        ? `tostring(ephemeral.vault_kv_secret_v2.${label}.data["${name.field}"])`
        : `data.vault_kv_secret_v2.${label}.data["${name.field}"]`,
  }),
};
