import { snake } from '../../naming';
import type { TerraformForm } from '../forms/terraform';

// https://developer.hashicorp.com/terraform/language/values/variables#suppressing-values-in-cli-output
// https://developer.hashicorp.com/terraform/language/block/variable#ephemeral
export const terraform: TerraformForm = {
  reference: (name, form) => ({
    block: ['variable'],
    label: snake(name.env),
    body: () => [
      ['type', 'string'],
      ['sensitive', 'true'],
      ...(form === 'ephemeral' ? ([['ephemeral', 'true']] as const) : []),
      ['nullable', 'false'],
    ],
    file: 'variables.tf',
    expression: (label) => `var.${label}`,
  }),
};
