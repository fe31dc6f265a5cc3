import { forPython } from '../forms/python';
import { entryPath } from './names';

// https://hvac.readthedocs.io/en/stable/usage/secrets_engines/kv_v2.html
export const python = forPython((name) => ({
  name: 'secret_from_vault',
  args: [entryPath(name), name.field],
  lines: [
    'def secret_from_vault(path: str, key: str) -> str:',
    '    """Read one key of an entry in HashiCorp Vault."""',
    '    client = hvac.Client(url=os.environ["VAULT_ADDR"])',
    '    entry = client.secrets.kv.v2.read_secret_version(',
    '        path=path, mount_point="secret", raise_on_deleted_version=True',
    '    )',
    '    return str(entry["data"]["data"][key])',
  ],
  imports: [{ from: 'hvac' }, { from: 'os' }],
  packages: {
    text: 'Install the client; VAULT_ADDR is the Vault Agent or Proxy beside the program, which logs in with its identity',
    command: 'pip install hvac',
  },
}));
