import { forCsharp } from '../forms/csharp';
import { entryPath } from './names';

/** Without a method to log in: the agent or proxy beside the program does that. https://github.com/rajanadar/VaultSharp */
export const csharp = forCsharp((name) => ({
  name: 'SecretFromVaultAsync',
  args: [entryPath(name), name.field],
  async: true,
  lines: [
    '/// <summary>Reads one key of an entry in HashiCorp Vault, through the Vault Agent or Proxy beside the program.</summary>',
    'private static async Task<string> SecretFromVaultAsync(string path, string key)',
    '{',
    '    var settings = new VaultClientSettings(Environment.GetEnvironmentVariable("VAULT_AGENT_ADDR"), null);',
    '    var secrets = new VaultClient(settings).V1.Secrets.KeyValue.V2;',
    '    var entry = await secrets.ReadSecretAsync(path: path, mountPoint: "secret");',
    '    return entry.Data.Data[key].ToString();',
    '}',
  ],
  namespaces: ['System', 'System.Threading.Tasks', 'VaultSharp'],
  packages: {
    text: 'Run Vault Agent or Vault Proxy beside the program (VAULT_AGENT_ADDR, use_auto_auth_token), and install the client',
    command: 'dotnet add package VaultSharp',
  },
}));
