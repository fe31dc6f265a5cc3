import type { ShellForm } from '../forms/shell';
import { entryPath } from './names';

export const shell: ShellForm = (name) => ({
  command: `vault kv get -field=${name.field} -mount=secret ${entryPath(name)}`,
  needs: 'the vault command and a login by its role (vault login -method=aws)',
});
