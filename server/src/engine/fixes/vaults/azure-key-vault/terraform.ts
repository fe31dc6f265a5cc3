import { snake } from '../../naming';
import type { TerraformForm, TerraformNeed } from '../forms/terraform';
import { secretName } from './names';

/** The one vault that the module reads or makes; else its ID is given from outside. */
const VAULT: TerraformNeed = {
  block: ['variable'],
  label: 'key_vault_id',
  body: () => [
    ['type', 'string'],
    ['nullable', 'false'],
  ],
  file: 'variables.tf',
  expression: (label) => `var.${label}`,
  instead: [
    { block: ['data', 'azurerm_key_vault'], expression: (label) => `data.azurerm_key_vault.${label}.id` },
    { block: ['resource', 'azurerm_key_vault'], expression: (label) => `azurerm_key_vault.${label}.id` },
  ],
};

// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/key_vault_secret
// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/ephemeral-resources/key_vault_secret
export const terraform: TerraformForm = {
  provider: {
    name: 'azurerm',
    source: 'hashicorp/azurerm',
    since: { data: '4.0', ephemeral: '4.11' },
    login:
      'The root module needs provider "azurerm" { features {} }, which logs in with az login, a managed identity or OIDC, in the subscription of ARM_SUBSCRIPTION_ID.',
    // https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs#features
    block: ['provider "azurerm" {', '  features {}', '}'],
  },
  writers: ['azurerm_key_vault_secret'],
  reference: (name, form) => ({
    block: [form, 'azurerm_key_vault_secret'],
    label: snake(name.component, name.field),
    needs: [VAULT],
    body: ([vault = '']) => [
      ['name', JSON.stringify(secretName(name))],
      ['key_vault_id', vault],
    ],
    expression: (label) => `${form}.azurerm_key_vault_secret.${label}.value`,
  }),
};
