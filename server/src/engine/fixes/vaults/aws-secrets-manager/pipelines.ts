import { type SecretName, snake } from '../../naming';
import type { PipelineForms } from '../forms/pipeline';
import { awsLogin } from '../logins';
import { typed } from '../prompt';
import { secretId } from './names';

/** Of a secret in JSON the action makes `ALIAS_KEY`. */
function aliasFor(name: SecretName, variable: string): string {
  const ending = `_${name.field.toUpperCase()}`;
  const own = variable.endsWith(ending) ? variable.slice(0, -ending.length) : '';
  return /^[A-Z_][A-Z0-9_]*$/.test(own) ? own : snake(name.component).toUpperCase();
}

export const pipelines: PipelineForms = {
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_github.html
  actions: (name, variable, exported) => {
    const alias = aliasFor(name, variable);
    const made = `${alias}_${name.field.toUpperCase()}`;
    if (exported && made !== variable) return undefined;
    const item = `${alias}, ${secretId(name)}`;
    return {
      login: awsLogin.step,
      read: {
        name: 'Read secrets from AWS Secrets Manager',
        uses: 'aws-actions/aws-secretsmanager-get-secrets',
        tag: 'v2',
        with: [
          ['secret-ids', `${item}\n`],
          ['parse-json-secrets', 'true'],
        ],
      },
      more: { input: 'secret-ids', item, separator: '\n' },
      expression: () => `env.${made}`,
      idToken: true,
      needs: [...awsLogin.needs, 'The action also lists secrets: the role needs secretsmanager:ListSecrets.'],
    };
  },
  // https://docs.gitlab.com/ci/secrets/aws_secrets_manager/
  gitlab: (name) => ({
    source: ['aws_secrets_manager:', `  secret_id: ${secretId(name)}`, `  field: ${name.field}`],
    token: { name: 'AWS_ID_TOKEN', audience: 'sts.amazonaws.com' },
    needs: [
      'Set the CI/CD variables AWS_REGION and AWS_ROLE_ARN; the role trusts this project through the OIDC provider of GitLab. It takes GitLab Runner 18.3.',
    ],
  }),
  // https://plugins.jenkins.io/aws-secrets-manager-credentials-provider/: a secret of its own, which is the value and not JSON
  jenkins: (name) => {
    const id = `${secretId(name)}/${name.field}`;
    return {
      credential: {
        id,
        behind: [
          'Jenkins needs the AWS Secrets Manager Credentials Provider plugin, and secretsmanager:ListSecrets beside the read.',
        ],
      },
      store: [
        {
          text: 'Store the value',
          command: `${typed(name)} | aws secretsmanager create-secret --name ${id} --secret-string file:///dev/stdin --tags Key=jenkins:credentials:type,Value=string`,
        },
        `Allow the controller of Jenkins secretsmanager:GetSecretValue on the ARN of ${id} only.`,
      ],
    };
  },
};
