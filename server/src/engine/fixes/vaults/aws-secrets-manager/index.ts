import type { Vault } from '../model';
import { typed } from '../prompt';
import { cloudformation } from './cloudformation';
import { configuration } from './configuration';
import { kubernetes } from './kubernetes';
import { secretId } from './names';
import { pipelines } from './pipelines';
import { programs } from './programs';
import { shell } from './shell';
import { handedOver, terraform } from './terraform';

export const awsSecretsManager: Vault = {
  id: 'aws-secrets-manager',
  title: 'AWS Secrets Manager',
  cloud: 'aws',
  place: (name) => `AWS Secrets Manager (${secretId(name)}, key ${name.field})`,
  store: (name) => [
    {
      text: 'Store the value (an existing entry: put-secret-value, with all its keys)',
      command: `${typed(name)} | jq -Rs '{${JSON.stringify(name.field)}: .}' | aws secretsmanager create-secret --name ${secretId(name)} --secret-string file:///dev/stdin`,
    },
  ],
  reader: (name) => [`Allow the reader secretsmanager:GetSecretValue on the ARN of ${secretId(name)} only.`],
  terraform,
  handedOver,
  cloudformation,
  kubernetes,
  shell,
  pipelines,
  configuration,
  programs,
};
