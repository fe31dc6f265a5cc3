import { snake } from '../../naming';
import type { HandedOver, TerraformForm, TerraformNeed } from '../forms/terraform';
import { parameterName } from './names';

/** `data "aws_region" "current" {}`: of whom and where Terraform runs. */
const current = (kind: string, attribute: string): TerraformNeed => ({
  block: ['data', kind],
  label: 'current',
  body: () => [],
  expression: (label) => `data.${kind}.${label}.${attribute}`,
});

// `id` of the region: `name` gave way to `region` in version 6 of the provider.
const HERE = [current('aws_partition', 'partition'), current('aws_region', 'id'), current('aws_caller_identity', 'account_id')];

/** The ARN of a parameter, for those who take no name. */
function arn(name: string, [partition, region, account]: readonly string[]): string {
  return `"arn:\${${partition}}:ssm:\${${region}}:\${${account}}:parameter${name}"`;
}

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ssm_parameter
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/ephemeral-resources/ssm_parameter: it takes the ARN, not the name
export const terraform: TerraformForm = {
  provider: {
    name: 'aws',
    source: 'hashicorp/aws',
    since: { data: '5.0', ephemeral: '5.88' },
    login: 'The provider aws logs in with the role of whoever runs Terraform, in the region of AWS_REGION.',
  },
  writers: ['aws_ssm_parameter'],
  reference: (name, form) => ({
    block: [form, 'aws_ssm_parameter'],
    label: snake(name.component, name.field),
    ...(form === 'ephemeral'
      ? { needs: HERE, body: (needs) => [['arn', arn(parameterName(name), needs)]] }
      : { body: () => [['name', JSON.stringify(parameterName(name))]] }),
    expression: (label) => `${form}.aws_ssm_parameter.${label}.value`,
  }),
};

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
// https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
export const handedOver: HandedOver = (name) => ({
  build: ['PARAMETER_STORE', parameterName(name)],
  declared: {
    block: ['locals'],
    label: snake(name.component, name.field, 'arn'),
    needs: HERE,
    body: (needs) => [[snake(name.component, name.field, 'arn'), arn(parameterName(name), needs)]],
    expression: (label) => `local.${label}`,
  },
  from: (label) => `local.${label}`,
  action: { service: 'ssm:GetParameters', script: 'ssm:GetParameter' },
  resource: (label) => `local.${label}`,
  per: [name.field],
});
