import type { ShellForm } from '../forms/shell';
import { parameterName } from './names';

/** https://docs.aws.amazon.com/cli/latest/reference/ssm/get-parameter.html */
export const shell: ShellForm = (name) => ({
  command: `aws ssm get-parameter --name ${parameterName(name)} --with-decryption --query Parameter.Value --output text`,
  needs: 'the aws command',
});
