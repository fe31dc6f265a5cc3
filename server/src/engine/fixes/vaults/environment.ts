import { type SecretName, snake } from '../naming';
import type { Vault } from './model';

function variable(name: SecretName): string {
  return snake(name.env);
}

/** The smallest step: the value comes from the environment of whoever runs it, and a vault can fill that later. */
export const environment: Vault = {
  id: 'environment',
  place: (name) => `the environment (${name.env})`,
  followUp: (name) => [
    `Set ${name.env} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`,
  ],
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
  environment: true,
  source: {
    typescript: (name) => ({ expression: `process.env.${name.env}!`, imports: [] }),
    javascript: (name) => ({ expression: `process.env.${name.env}`, imports: [] }),
    python: (name) => ({ expression: `os.environ["${name.env}"]`, imports: [{ from: 'os' }] }),
    go: (name) => ({ expression: `os.Getenv("${name.env}")`, imports: [{ from: 'os' }] }),
    java: (name) => ({ expression: `System.getenv("${name.env}")`, imports: [] }),
  },
};
