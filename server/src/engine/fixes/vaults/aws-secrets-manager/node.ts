import { forNode } from '../forms/node';
import { secretId } from './names';

// https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/secrets-manager/command/GetSecretValueCommand/
export const { typescript, javascript } = forNode((name) => ({
  name: 'secretFromSecretsManager',
  args: [secretId(name), name.field],
  lines: [
    '/** Reads one key of a JSON secret in AWS Secrets Manager. */',
    'async function secretFromSecretsManager(id: string, key: string): Promise<string> {',
    '  const client = new SecretsManagerClient({});',
    "  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: id }));",
    '  return JSON.parse(SecretString)[key];',
    '}',
  ],
  imports: [{ from: '@aws-sdk/client-secrets-manager', names: ['GetSecretValueCommand', 'SecretsManagerClient'] }],
  packages: { text: 'Install the client', command: 'npm install @aws-sdk/client-secrets-manager' },
}));
