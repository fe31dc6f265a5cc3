import { forGo, OR_PANIC } from '../forms/go';
import { parameterName } from './names';

// https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/service/ssm#Client.GetParameter
export const go = forGo((name) => ({
  name: 'mustSecretFromParameterStore',
  args: [parameterName(name)],
  lines: [
    '// mustSecretFromParameterStore reads a SecureString in AWS SSM Parameter Store.',
    'func mustSecretFromParameterStore(name string) string {',
    '\tctx := context.Background()',
    '\tcfg, err := awsconfig.LoadDefaultConfig(ctx)',
    ...OR_PANIC,
    '\tdecrypted := true',
    '\tinput := &ssm.GetParameterInput{Name: &name, WithDecryption: &decrypted}',
    '\tout, err := ssm.NewFromConfig(cfg).GetParameter(ctx, input)',
    ...OR_PANIC,
    '\treturn *out.Parameter.Value',
    '}',
  ],
  imports: [
    { from: 'context' },
    { from: 'github.com/aws/aws-sdk-go-v2/config', names: ['awsconfig'] },
    { from: 'github.com/aws/aws-sdk-go-v2/service/ssm' },
  ],
  modules: ['github.com/aws/aws-sdk-go-v2/config', 'github.com/aws/aws-sdk-go-v2/service/ssm'],
}));
