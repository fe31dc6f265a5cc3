import type { Program } from '../forms/program';
import { secretId } from './names';

// https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/secretsmanager-examples-manage-secret.html
export const php: Program = (name) => ({
  expression: `json_decode((new \\Aws\\SecretsManager\\SecretsManagerClient([]))->getSecretValue(['SecretId' => '${secretId(name)}'])['SecretString'], true)['${name.field}']`,
  imports: [],
  packages: { text: 'Install the client, and set AWS_REGION', command: 'composer require aws/aws-sdk-php' },
});
