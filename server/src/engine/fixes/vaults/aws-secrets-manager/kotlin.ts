import { forKotlin } from '../forms/kotlin';
import { secretId } from './names';

// https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/java_secrets-manager_code_examples.html
export const kotlin = forKotlin((name) => ({
  name: 'secretFromSecretsManager',
  args: [secretId(name), name.field],
  lines: [
    '/** Reads one key of a JSON secret in AWS Secrets Manager. */',
    'private fun secretFromSecretsManager(id: String, key: String): String {',
    '    val json = SecretsManagerClient.create().use { client ->',
    '        client.getSecretValue { request -> request.secretId(id) }.secretString()',
    '    }',
    '    return ObjectMapper().readTree(json).required(key).asText()',
    '}',
  ],
  classes: ['com.fasterxml.jackson.databind.ObjectMapper', 'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient'],
  packages: 'Add software.amazon.awssdk:secretsmanager and com.fasterxml.jackson.core:jackson-databind to the build.',
}));
