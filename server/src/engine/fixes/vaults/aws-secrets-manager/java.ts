import type { Program } from '../forms/program';
import { secretId } from './names';

const CLIENT = 'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient';

export const java: Program = (name) => ({
  expression: `secretFromManager("${secretId(name)}", "${name.field}")`,
  imports: [],
  helper: {
    name: 'secretFromManager',
    lines: [
      '/** Reads one key of a JSON secret from AWS Secrets Manager. */',
      'private static String secretFromManager(String id, String key) {',
      `    try (${CLIENT} client = ${CLIENT}.create()) {`,
      '        String json = client.getSecretValue(request -> request.secretId(id)).secretString();',
      '        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(json).get(key).asText();',
      '    } catch (java.io.IOException e) {',
      '        throw new java.io.UncheckedIOException(e);',
      '    }',
      '}',
    ],
  },
  packages: 'Add software.amazon.awssdk:secretsmanager and com.fasterxml.jackson.core:jackson-databind to the build',
});
