import type { Program } from '../forms/program';
import { secretId } from './names';

export const python: Program = (name) => ({
  expression: `json.loads(boto3.client("secretsmanager").get_secret_value(SecretId="${secretId(name)}")["SecretString"])["${name.field}"]`,
  imports: [{ from: 'boto3' }, { from: 'json' }],
  packages: 'pip install boto3',
});
