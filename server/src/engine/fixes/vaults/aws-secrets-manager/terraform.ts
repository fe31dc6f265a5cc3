import { snake } from '../../naming';
import type { HandedOver, TerraformForm } from '../forms/terraform';
import { secretId } from './names';

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/secretsmanager_secret_version
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/ephemeral-resources/secretsmanager_secret_version
export const terraform: TerraformForm = {
  provider: {
    name: 'aws',
    source: 'hashicorp/aws',
    since: { data: '5.0', ephemeral: '5.88' },
    login: 'The provider aws logs in with the role of whoever runs Terraform, in the region of AWS_REGION.',
  },
  writers: ['aws_secretsmanager_secret_version'],
  reference: (name, form) => ({
    block: [form, 'aws_secretsmanager_secret_version'],
    label: snake(name.component),
    body: () => [['secret_id', JSON.stringify(secretId(name))]],
    expression: (label) => `jsondecode(${form}.aws_secretsmanager_secret_version.${label}.secret_string)["${name.field}"]`,
  }),
};

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
// https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
export const handedOver: HandedOver = (name) => ({
  build: ['SECRETS_MANAGER', `${secretId(name)}:${name.field}`],
  declared: {
    block: ['data', 'aws_secretsmanager_secret'],
    label: snake(name.component),
    body: () => [['name', JSON.stringify(secretId(name))]],
    expression: (label) => `data.aws_secretsmanager_secret.${label}.arn`,
  },
  from: (label) => `"\${data.aws_secretsmanager_secret.${label}.arn}:${name.field}::"`,
  action: { service: 'secretsmanager:GetSecretValue', script: 'secretsmanager:GetSecretValue' },
  resource: (label) => `data.aws_secretsmanager_secret.${label}.arn`,
  per: [],
});
