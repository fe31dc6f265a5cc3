import type { SecretName } from '../../naming';
import type { Program, SourceReference } from '../forms/program';
import { secretId } from './names';

export const typescript: Program = (name) => read(name, '!');
export const javascript: Program = (name) => read(name, '');

function read(name: SecretName, assertion: '!' | ''): SourceReference {
  const answer = `await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: '${secretId(name)}' }))`;
  return {
    expression: `JSON.parse((${answer}).SecretString${assertion}).${name.field}`,
    imports: [{ from: '@aws-sdk/client-secrets-manager', names: ['GetSecretValueCommand', 'SecretsManagerClient'] }],
    async: true,
    packages: 'npm install @aws-sdk/client-secrets-manager',
  };
}
