import type { Program } from '../forms/program';
import { entryPath } from './names';

export const python: Program = (name) => ({
  expression: `hvac.Client(url=os.environ["VAULT_ADDR"]).secrets.kv.v2.read_secret_version(mount_point="secret", path="${entryPath(name)}", raise_on_deleted_version=True)["data"]["data"]["${name.field}"]`,
  imports: [{ from: 'hvac' }, { from: 'os' }],
  packages: 'pip install hvac',
});
