/** Where one expression is not enough: a function that reads one key of a JSON secret. */
import type { SourceReference } from './model';

export function secretsManagerGo(id: string, key: string): SourceReference {
  return {
    expression: `secretFromManager("${id}", "${key}")`,
    imports: [
      { from: 'context' },
      { from: 'encoding/json' },
      { from: 'github.com/aws/aws-sdk-go-v2/config', names: ['awsconfig'] },
      { from: 'github.com/aws/aws-sdk-go-v2/service/secretsmanager' },
    ],
    helper: {
      name: 'secretFromManager',
      lines: [
        '// secretFromManager reads one key of a JSON secret from AWS Secrets Manager.',
        'func secretFromManager(id, key string) string {',
        '\tcfg, err := awsconfig.LoadDefaultConfig(context.Background())',
        '\tif err != nil {',
        '\t\tpanic(err)',
        '\t}',
        '\tout, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(context.Background(), &secretsmanager.GetSecretValueInput{SecretId: &id})',
        '\tif err != nil {',
        '\t\tpanic(err)',
        '\t}',
        '\tfields := map[string]string{}',
        '\tif err := json.Unmarshal([]byte(*out.SecretString), &fields); err != nil {',
        '\t\tpanic(err)',
        '\t}',
        '\treturn fields[key]',
        '}',
      ],
    },
    packages: 'go get github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/secretsmanager',
  };
}

export function secretsManagerJava(id: string, key: string): SourceReference {
  const client = 'software.amazon.awssdk.services.secretsmanager.SecretsManagerClient';
  return {
    expression: `secretFromManager("${id}", "${key}")`,
    imports: [],
    helper: {
      name: 'secretFromManager',
      lines: [
        '/** Reads one key of a JSON secret from AWS Secrets Manager. */',
        'private static String secretFromManager(String id, String key) {',
        `    try (${client} client = ${client}.create()) {`,
        '        String json = client.getSecretValue(request -> request.secretId(id)).secretString();',
        '        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(json).get(key).asText();',
        '    } catch (java.io.IOException e) {',
        '        throw new java.io.UncheckedIOException(e);',
        '    }',
        '}',
      ],
    },
    packages: 'Add software.amazon.awssdk:secretsmanager and com.fasterxml.jackson.core:jackson-databind to the build',
  };
}
