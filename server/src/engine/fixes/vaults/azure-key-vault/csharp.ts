import { forCsharp } from '../forms/csharp';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://learn.microsoft.com/en-us/dotnet/api/overview/azure/security.keyvault.secrets-readme
export const csharp = forCsharp((name) => ({
  name: 'SecretFromKeyVault',
  args: [secretName(name)],
  lines: [
    '/// <summary>Reads a secret in Azure Key Vault, with the identity that the program runs as.</summary>',
    'private static string SecretFromKeyVault(string name)',
    '{',
    '    var address = new Uri(Environment.GetEnvironmentVariable("KEY_VAULT_URL"));',
    '    return new SecretClient(address, new DefaultAzureCredential()).GetSecret(name).Value.Value;',
    '}',
  ],
  namespaces: ['Azure.Identity', 'Azure.Security.KeyVault.Secrets', 'System'],
  packages: {
    text: `Install the clients, and ${ADDRESS}`,
    command: 'dotnet add package Azure.Identity && dotnet add package Azure.Security.KeyVault.Secrets',
  },
}));
