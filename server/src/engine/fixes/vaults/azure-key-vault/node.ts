import { forNode } from '../forms/node';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://learn.microsoft.com/en-us/javascript/api/overview/azure/keyvault-secrets-readme
export const { typescript, javascript } = forNode((name) => ({
  name: 'secretFromKeyVault',
  args: [secretName(name)],
  lines: [
    '/** Reads a secret in Azure Key Vault, with the identity that the program runs as. */',
    'async function secretFromKeyVault(name: string): Promise<string> {',
    "  const client = new SecretClient(process.env.KEY_VAULT_URL ?? '', new DefaultAzureCredential());",
    '  const { value } = await client.getSecret(name);',
    '  if (!value) throw new Error(`The secret ${name} has no value`);',
    '  return value;',
    '}',
  ],
  imports: [
    { from: '@azure/identity', names: ['DefaultAzureCredential'] },
    { from: '@azure/keyvault-secrets', names: ['SecretClient'] },
  ],
  packages: { text: `Install the client, and ${ADDRESS}`, command: 'npm install @azure/identity @azure/keyvault-secrets' },
}));
