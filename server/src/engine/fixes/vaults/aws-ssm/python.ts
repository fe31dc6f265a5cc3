import { forPython } from '../forms/python';
import { parameterName } from './names';

// https://docs.aws.amazon.com/boto3/latest/reference/services/ssm/client/get_parameter.html
export const python = forPython((name) => ({
  name: 'secret_from_parameter_store',
  args: [parameterName(name)],
  lines: [
    'def secret_from_parameter_store(name: str) -> str:',
    '    """Read a SecureString in AWS SSM Parameter Store."""',
    '    answer = boto3.client("ssm").get_parameter(Name=name, WithDecryption=True)',
    '    return str(answer["Parameter"]["Value"])',
  ],
  imports: [{ from: 'boto3' }],
  packages: { text: 'Install the client', command: 'pip install boto3' },
}));
