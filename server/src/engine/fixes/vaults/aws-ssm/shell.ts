import type { ShellForm } from '../forms/shell';

export const shell: ShellForm | undefined = undefined;
