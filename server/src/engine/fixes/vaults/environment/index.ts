import { type SecretName, snake } from '../../naming';
import type { Vault } from '../model';
import { programs } from './programs';

function variable(name: SecretName): string {
  return snake(name.env);
}

/** The smallest step: the value comes from whoever runs it, through the environment or the host's own store; a vault can fill that later. */
export const environment: Vault = {
  id: 'environment',
  title: "The environment, or the host's own store",
  place: (name) => `the environment (${name.env})`,
  store: (name) => [
    `Set ${name.env} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`,
  ],
  reader: () => [],
  environment: true,
  // https://developer.hashicorp.com/terraform/language/values/variables#suppressing-values-in-cli-output
  terraform: (name) => ({
    block: ['variable'],
    label: variable(name),
    body: [
      ['type', 'string'],
      ['sensitive', 'true'],
      ['nullable', 'false'],
    ],
    file: 'variables.tf',
    expression: (label) => `var.${label}`,
  }),
  cloudformation: { parameter: true },
  programs,
};
