import { snake } from '../../naming';
import type { HandedOver, TerraformForm } from '../forms/terraform';
import { secretId } from './names';

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/secretsmanager_secret_version
export const terraform: TerraformForm = (name, form) => ({
  block: [form, 'aws_secretsmanager_secret_version'],
  label: snake(name.component),
  body: [['secret_id', JSON.stringify(secretId(name))]],
  expression: (label) => `jsondecode(${form}.aws_secretsmanager_secret_version.${label}.secret_string)["${name.field}"]`,
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
export const handedOver: HandedOver = (name) => ({
  block: ['data', 'aws_secretsmanager_secret'],
  label: snake(name.component),
  body: [['name', JSON.stringify(secretId(name))]],
  path: `${secretId(name)}:${name.field}`,
  arn: (label) => `"\${data.aws_secretsmanager_secret.${label}.arn}:${name.field}::"`,
});
