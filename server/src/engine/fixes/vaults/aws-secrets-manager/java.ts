import { forJava } from '../forms/java';
import { secretId } from './names';

// https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/java_secrets-manager_code_examples.html
export const java = forJava((name) => ({
  name: 'secretFromSecretsManager',
  args: [secretId(name), name.field],
  lines: [
    '/** Reads one key of a JSON secret in AWS Secrets Manager. */',
    'private static String secretFromSecretsManager(String id, String key) {',
    '    try (SecretsManagerClient client = SecretsManagerClient.create()) {',
    '        String json = client.getSecretValue(request -> request.secretId(id)).secretString();',
    '        return new ObjectMapper().readTree(json).required(key).asText();',
    '    } catch (IOException e) {',
    '        throw new UncheckedIOException(e);',
    '    }',
    '}',
  ],
  classes: [
    'com.fasterxml.jackson.databind.ObjectMapper',
    'java.io.IOException',
    'java.io.UncheckedIOException',
    'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient',
  ],
  packages: 'Add software.amazon.awssdk:secretsmanager and com.fasterxml.jackson.core:jackson-databind to the build.',
}));
