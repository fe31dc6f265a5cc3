import type { Vault } from '../model';
import { programs } from './programs';
import { terraform } from './terraform';

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
  terraform,
  cloudformation: { parameter: true },
  programs,
};
