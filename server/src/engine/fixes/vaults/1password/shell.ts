import type { ShellForm } from '../forms/shell';
import { reference } from './names';

/** https://developer.1password.com/docs/cli/reference/commands/read/ */
export const shell: ShellForm = (name) => ({
  command: `op read ${reference(name)}`,
  needs: 'the op command, signed in or with OP_SERVICE_ACCOUNT_TOKEN',
});
