import type { Program } from '../forms/program';
import { secretId } from './names';

export const go: Program = (name) => ({
  expression: `secretFromManager("${secretId(name)}", "${name.field}")`,
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
});
