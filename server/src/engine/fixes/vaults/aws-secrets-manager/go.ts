import { forGo, OR_PANIC } from '../forms/go';
import { secretId } from './names';

// https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/service/secretsmanager#Client.GetSecretValue
export const go = forGo((name) => ({
  name: 'mustSecretFromSecretsManager',
  args: [secretId(name), name.field],
  lines: [
    '// mustSecretFromSecretsManager reads one key of a JSON secret in AWS Secrets Manager.',
    'func mustSecretFromSecretsManager(id, key string) string {',
    '\tctx := context.Background()',
    '\tcfg, err := awsconfig.LoadDefaultConfig(ctx)',
    ...OR_PANIC,
    '\tinput := &secretsmanager.GetSecretValueInput{SecretId: &id}',
    '\tout, err := secretsmanager.NewFromConfig(cfg).GetSecretValue(ctx, input)',
    ...OR_PANIC,
    '\tvalues := map[string]string{}',
    '\tif err := json.Unmarshal([]byte(*out.SecretString), &values); err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\treturn values[key]',
    '}',
  ],
  imports: [
    { from: 'context' },
    { from: 'encoding/json' },
    { from: 'github.com/aws/aws-sdk-go-v2/config', names: ['awsconfig'] },
    { from: 'github.com/aws/aws-sdk-go-v2/service/secretsmanager' },
  ],
  modules: ['github.com/aws/aws-sdk-go-v2/config', 'github.com/aws/aws-sdk-go-v2/service/secretsmanager'],
}));
