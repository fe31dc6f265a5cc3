import type { Vault } from '../model';
import { typed } from '../prompt';
import { configuration } from './configuration';
import { kubernetes } from './kubernetes';
import { entryPath } from './names';
import { pipelines } from './pipelines';
import { programs } from './programs';
import { shell } from './shell';
import { terraform } from './terraform';

export const hashicorpVault: Vault = {
  id: 'hashicorp-vault',
  title: 'HashiCorp Vault',
  place: (name) => `HashiCorp Vault (secret/${entryPath(name)}, key ${name.field})`,
  store: (name) => [
    {
      text: 'Store the value (an existing entry: vault kv patch)',
      command: `${typed(name)} | vault kv put -mount=secret ${entryPath(name)} ${name.field}=-`,
    },
  ],
  reader: (name) => [`Allow the reader: path "secret/data/${entryPath(name)}" { capabilities = ["read"] }`],
  terraform,
  kubernetes,
  shell,
  pipelines,
  configuration,
  programs,
};
