import type { Vault } from '../model';
import { typed } from '../prompt';
import { configuration } from './configuration';
import { kubernetes } from './kubernetes';
import { secretName } from './names';
import { pipelines } from './pipelines';
import { programs } from './programs';
import { shell } from './shell';
import { terraform } from './terraform';

export const gcpSecretManager: Vault = {
  id: 'gcp-secret-manager',
  title: 'Google Secret Manager',
  cloud: 'gcp',
  place: (name) => `Google Secret Manager (${secretName(name)})`,
  store: (name) => [
    {
      text: 'Store the value (an existing secret: gcloud secrets versions add)',
      command: `${typed(name)} | gcloud secrets create ${secretName(name)} --data-file=-`,
    },
  ],
  reader: (name) => [`Give the reader roles/secretmanager.secretAccessor on the secret ${secretName(name)} only.`],
  terraform,
  kubernetes,
  shell,
  pipelines,
  configuration,
  programs,
};
