import { forNode } from '../forms/node';
import { parameterName } from './names';

// https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/ssm/command/GetParameterCommand/
export const { typescript, javascript } = forNode((name) => ({
  name: 'secretFromParameterStore',
  args: [parameterName(name)],
  lines: [
    '/** Reads a SecureString in AWS SSM Parameter Store. */',
    'async function secretFromParameterStore(name: string): Promise<string> {',
    '  const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: name, WithDecryption: true }));',
    '  if (!Parameter?.Value) throw new Error(`The parameter ${name} has no value`);',
    '  return Parameter.Value;',
    '}',
  ],
  imports: [{ from: '@aws-sdk/client-ssm', names: ['GetParameterCommand', 'SSMClient'] }],
  packages: { text: 'Install the client', command: 'npm install @aws-sdk/client-ssm' },
}));
