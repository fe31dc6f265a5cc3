import type { Vault } from '../model';
import { typed } from '../prompt';
import { cloudformation } from './cloudformation';
import { configuration } from './configuration';
import { kubernetes } from './kubernetes';
import { parameterName } from './names';
import { pipelines } from './pipelines';
import { programs } from './programs';
import { shell } from './shell';
import { handedOver, terraform } from './terraform';

export const awsSsm: Vault = {
  id: 'aws-ssm',
  title: 'AWS SSM Parameter Store',
  cloud: 'aws',
  place: (name) => `AWS SSM Parameter Store (${parameterName(name)})`,
  store: (name) => [
    {
      text: 'Store the value (an existing parameter: with --overwrite)',
      command: `${typed(name)} | aws ssm put-parameter --type SecureString --name ${parameterName(name)} --value file:///dev/stdin`,
    },
  ],
  reader: (name) => [`Allow the reader ssm:GetParameter on the ARN of ${parameterName(name)} only.`],
  terraform,
  handedOver,
  cloudformation,
  kubernetes,
  shell,
  pipelines,
  configuration,
  programs,
};
