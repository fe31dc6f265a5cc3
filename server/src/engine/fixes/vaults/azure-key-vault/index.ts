import type { Vault } from '../model';
import { typed } from '../prompt';
import { arm } from './arm';
import { configuration } from './configuration';
import { kubernetes } from './kubernetes';
import { secretName } from './names';
import { pipelines } from './pipelines';
import { programs } from './programs';
import { shell } from './shell';
import { terraform } from './terraform';

export const azureKeyVault: Vault = {
  id: 'azure-key-vault',
  title: 'Azure Key Vault',
  cloud: 'azure',
  place: (name) => `Azure Key Vault (${secretName(name)})`,
  store: (name) => [
    {
      text: 'Store the value in the vault that AZURE_KEY_VAULT names',
      command: `${typed(name)} | az keyvault secret set --vault-name "$AZURE_KEY_VAULT" --name ${secretName(name)} --file /dev/stdin --encoding utf-8 --output none`,
    },
  ],
  reader: (name) => [`Give the reader the role Key Vault Secrets User on the secret ${secretName(name)} only.`],
  terraform,
  arm,
  kubernetes,
  shell,
  pipelines,
  configuration,
  programs,
};
