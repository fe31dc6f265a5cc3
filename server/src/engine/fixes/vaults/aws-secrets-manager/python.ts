import { forPython } from '../forms/python';
import { secretId } from './names';

// https://docs.aws.amazon.com/boto3/latest/reference/services/secretsmanager/client/get_secret_value.html
export const python = forPython((name) => ({
  name: 'secret_from_secrets_manager',
  args: [secretId(name), name.field],
  lines: [
    'def secret_from_secrets_manager(secret_id: str, key: str) -> str:',
    '    """Read one key of a JSON secret in AWS Secrets Manager."""',
    '    answer = boto3.client("secretsmanager").get_secret_value(SecretId=secret_id)',
    '    return str(json.loads(answer["SecretString"])[key])',
  ],
  imports: [{ from: 'boto3' }, { from: 'json' }],
  packages: { text: 'Install the client', command: 'pip install boto3' },
}));
