import { type SecretName, snake } from '../naming';
import { secretsManagerGo, secretsManagerJava } from './aws-secrets-manager-helpers';
import type { Vault } from './model';
import { typed } from './prompt';

/**
 * `app/db`. Names may hold `[A-Za-z0-9/_+=.@-]` and must not end in a hyphen and six characters, which looks like the suffix
 * of an ARN: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
function secretId(name: SecretName): string {
  return `${name.service}/${name.component}`.replace(/-([^-]{6})$/, '_$1');
}

export const awsSecretsManager: Vault = {
  id: 'aws-secrets-manager',
  place: (name) => `AWS Secrets Manager (${secretId(name)}, key ${name.field})`,
  followUp: (name) => [
    `Store the value; ${typed(name)} | jq -Rs '{${JSON.stringify(name.field)}: .}' | aws secretsmanager create-secret --name ${secretId(name)} --secret-string file:///dev/stdin (an existing entry: put-secret-value, with all its keys)`,
    `Allow the reader secretsmanager:GetSecretValue on the ARN of ${secretId(name)} only.`,
  ],
  // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/secretsmanager_secret_version
  terraform: (name, form) => ({
    block: [form, 'aws_secretsmanager_secret_version'],
    label: snake(name.component),
    body: [['secret_id', JSON.stringify(secretId(name))]],
    expression: (label) => `jsondecode(${form}.aws_secretsmanager_secret_version.${label}.secret_string)["${name.field}"]`,
  }),
  shell: (name) => ({
    command: `aws secretsmanager get-secret-value --secret-id ${secretId(name)} --query SecretString --output text | jq -r .${name.field}`,
    needs: 'the aws command and jq',
  }),
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
  handedOver: (name) => ({
    block: ['data', 'aws_secretsmanager_secret'],
    label: snake(name.component),
    body: [['name', JSON.stringify(secretId(name))]],
    path: `${secretId(name)}:${name.field}`,
    arn: (label) => `"\${data.aws_secretsmanager_secret.${label}.arn}:${name.field}::"`,
  }),
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
  cloudformation: { dynamic: (name) => `{{resolve:secretsmanager:${secretId(name)}:SecretString:${name.field}}}` },
  kubernetes: { provider: 'aws', store: 'aws-secrets', key: secretId },
  source: {
    typescript: (name) => typescript(name, '!'),
    javascript: (name) => typescript(name, ''),
    python: (name) => ({
      expression: `json.loads(boto3.client("secretsmanager").get_secret_value(SecretId="${secretId(name)}")["SecretString"])["${name.field}"]`,
      imports: [{ from: 'boto3' }, { from: 'json' }],
      packages: 'pip install boto3',
    }),
    go: (name) => secretsManagerGo(secretId(name), name.field),
    java: (name) => secretsManagerJava(secretId(name), name.field),
  },
};

function typescript(name: SecretName, assertion: '!' | '') {
  const read = `await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: '${secretId(name)}' }))`;
  return {
    expression: `JSON.parse((${read}).SecretString${assertion}).${name.field}`,
    imports: [{ from: '@aws-sdk/client-secrets-manager', names: ['GetSecretValueCommand', 'SecretsManagerClient'] }],
    async: true,
    packages: 'npm install @aws-sdk/client-secrets-manager',
  };
}
