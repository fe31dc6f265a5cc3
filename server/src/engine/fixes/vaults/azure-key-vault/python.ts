import { forPython } from '../forms/python';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://learn.microsoft.com/en-us/python/api/overview/azure/keyvault-secrets-readme
export const python = forPython((name) => ({
  name: 'secret_from_key_vault',
  args: [secretName(name)],
  lines: [
    'def secret_from_key_vault(name: str) -> str:',
    '    """Read a secret in Azure Key Vault, with the identity that the program runs as."""',
    '    client = SecretClient(os.environ["KEY_VAULT_URL"], DefaultAzureCredential())',
    '    return str(client.get_secret(name).value)',
  ],
  imports: [
    { from: 'azure.identity', names: ['DefaultAzureCredential'] },
    { from: 'azure.keyvault.secrets', names: ['SecretClient'] },
    { from: 'os' },
  ],
  packages: { text: `Install the client, and ${ADDRESS}`, command: 'pip install azure-identity azure-keyvault-secrets' },
}));
