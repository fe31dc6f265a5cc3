import { forCsharp } from '../forms/csharp';
import { entryPath } from './names';

// https://github.com/rajanadar/VaultSharp#key-value-secrets-engine---v2
export const csharp = forCsharp((name) => ({
  name: 'SecretFromVaultAsync',
  args: [entryPath(name), name.field],
  async: true,
  lines: [
    '/// <summary>Reads one key of an entry of the mount "secret" in HashiCorp Vault.</summary>',
    'private static async Task<string> SecretFromVaultAsync(string path, string key)',
    '{',
    '    var token = new TokenAuthMethodInfo(Environment.GetEnvironmentVariable("VAULT_TOKEN"));',
    '    var settings = new VaultClientSettings(Environment.GetEnvironmentVariable("VAULT_ADDR"), token);',
    '    var secrets = new VaultClient(settings).V1.Secrets.KeyValue.V2;',
    '    var entry = await secrets.ReadSecretAsync(path: path, mountPoint: "secret");',
    '    return entry.Data.Data[key].ToString();',
    '}',
  ],
  namespaces: ['System', 'System.Threading.Tasks', 'VaultSharp', 'VaultSharp.V1.AuthMethods.Token'],
  packages: { text: 'Install the client, and set VAULT_ADDR and VAULT_TOKEN', command: 'dotnet add package VaultSharp' },
}));
