import type { ShellForm } from '../forms/shell';
import { secretId } from './names';

export const shell: ShellForm = (name) => ({
  command: `aws secretsmanager get-secret-value --secret-id ${secretId(name)} --query SecretString --output text | jq -r .${name.field}`,
  needs: 'the aws command and jq',
});
