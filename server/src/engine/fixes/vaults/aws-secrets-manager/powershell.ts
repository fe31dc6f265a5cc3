import type { Program } from '../forms/program';
import { secretId } from './names';

/** https://docs.aws.amazon.com/powershell/latest/reference/items/Get-SECSecretValue.html */
export const powershell: Program = (name) => ({
  expression: `((Get-SECSecretValue -SecretId '${secretId(name)}').SecretString | ConvertFrom-Json).${name.field}`,
  imports: [],
  packages: 'The script needs the module AWS.Tools.SecretsManager.',
});
