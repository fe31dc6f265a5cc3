import { snake } from '../../naming';
import type { TerraformForm } from '../forms/terraform';

// https://registry.terraform.io/providers/1Password/onepassword/latest/docs/data-sources/item: items are found in a vault by its UUID
// https://registry.terraform.io/providers/1Password/onepassword/latest/docs/ephemeral-resources/item
export const terraform: TerraformForm = {
  provider: {
    name: 'onepassword',
    source: '1Password/onepassword',
    since: { data: '3.0', ephemeral: '3.2' },
    login: 'The provider onepassword logs in with the service account of OP_SERVICE_ACCOUNT_TOKEN.',
  },
  writers: ['onepassword_item'],
  reference: ({ service, component, field }, form) => ({
    block: [form, 'onepassword_item'],
    label: snake(component, field),
    needs: [
      {
        block: ['data', 'onepassword_vault'],
        label: snake(service),
        body: () => [['name', JSON.stringify(service)]],
        expression: (label) => `data.onepassword_vault.${label}.uuid`,
      },
    ],
    body: ([vault = '']) => [
      ['vault', vault],
      ['title', JSON.stringify(component)],
    ],
    expression: (label) => `${form}.onepassword_item.${label}.password`,
  }),
};
