import type { Vault } from '../model';
import { typed } from '../prompt';
import { configuration } from './configuration';
import { kubernetes } from './kubernetes';
import { reference } from './names';
import { pipelines } from './pipelines';
import { programs } from './programs';
import { shell } from './shell';
import { terraform } from './terraform';

export const onePassword: Vault = {
  id: '1password',
  title: '1Password',
  place: (name) => `1Password (${reference(name)})`,
  // Assignments on the command line would show the value: https://developer.1password.com/docs/cli/item-create/
  store: (name) => [
    {
      text: `Store the value in the vault ${name.service}`,
      command: `${typed(name)} | jq -Rs '{title: ${JSON.stringify(name.component)}, category: "PASSWORD", fields: [{id: "password", type: "CONCEALED", purpose: "PASSWORD", label: ${JSON.stringify(name.field)}, value: .}]}' | op item create --vault ${name.service} -`,
    },
  ],
  reader: (name) => [`Give the reader's service account the vault ${name.service}, to read only.`],
  terraform,
  kubernetes,
  shell,
  pipelines,
  configuration,
  programs,
};
