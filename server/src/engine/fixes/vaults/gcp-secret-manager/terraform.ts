import { snake } from '../../naming';
import type { TerraformForm } from '../forms/terraform';
import { secretName } from './names';

// https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/secret_manager_secret_version
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/ephemeral-resources/secret_manager_secret_version
// 7.11: the ephemeral resource takes the short name of a secret.
export const terraform: TerraformForm = {
  provider: {
    name: 'google',
    source: 'hashicorp/google',
    since: { data: '6.0', ephemeral: '7.11' },
    login: 'The provider google logs in with application default credentials, in the project of GOOGLE_PROJECT.',
  },
  writers: ['google_secret_manager_secret_version'],
  reference: (name, form) => ({
    block: [form, 'google_secret_manager_secret_version'],
    label: snake(name.component, name.field),
    body: () => [['secret', JSON.stringify(secretName(name))]],
    expression: (label) => `${form}.google_secret_manager_secret_version.${label}.secret_data`,
  }),
};
