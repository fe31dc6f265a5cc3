import type { ShellForm } from '../forms/shell';
import { secretId } from './names';

/** A key that the entry does not have is an error (`-e`), not the word null. */
export const shell: ShellForm = (name) => ({
  command: `aws secretsmanager get-secret-value --secret-id ${secretId(name)} --query SecretString --output text | jq -er .${name.field}`,
  needs: 'the aws command and jq',
});
