import type { Program } from '../forms/program';
import { reference } from './names';

/** https://developer.1password.com/docs/cli/reference/commands/read/ */
export const powershell: Program = (name) => ({
  expression: `(op read '${reference(name)}')`,
  imports: [],
  packages: 'The script needs the op command, signed in or with OP_SERVICE_ACCOUNT_TOKEN.',
});
