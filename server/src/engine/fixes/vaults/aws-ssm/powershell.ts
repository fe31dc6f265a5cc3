import type { Program } from '../forms/program';
import { parameterName } from './names';

/** https://docs.aws.amazon.com/powershell/latest/reference/items/Get-SSMParameter.html: it gives the parameter itself. */
export const powershell: Program = (name) => ({
  expression: `(Get-SSMParameter -Name '${parameterName(name)}' -WithDecryption $true).Value`,
  imports: [],
  packages: 'The script needs the module AWS.Tools.SimpleSystemsManagement.',
});
