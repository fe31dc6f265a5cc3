import type { Program } from '../forms/program';
import { entryPath } from './names';

/** https://developer.hashicorp.com/vault/docs/commands/kv/get */
export const powershell: Program = (name) => ({
  expression: `(vault kv get -field=${name.field} -mount=secret ${entryPath(name)})`,
  imports: [],
  packages: 'The script needs the vault command and a login by its role.',
});
