import { forJava } from '../forms/java';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://learn.microsoft.com/en-us/java/api/overview/azure/security-keyvault-secrets-readme
export const java = forJava((name) => ({
  name: 'secretFromKeyVault',
  args: [secretName(name)],
  lines: [
    '/** Reads a secret in Azure Key Vault, with the identity that the program runs as. */',
    'private static String secretFromKeyVault(String name) {',
    '    SecretClient client = new SecretClientBuilder()',
    '            .vaultUrl(System.getenv("KEY_VAULT_URL"))',
    '            .credential(new DefaultAzureCredentialBuilder().build())',
    '            .buildClient();',
    '    return client.getSecret(name).getValue();',
    '}',
  ],
  classes: [
    'com.azure.identity.DefaultAzureCredentialBuilder',
    'com.azure.security.keyvault.secrets.SecretClient',
    'com.azure.security.keyvault.secrets.SecretClientBuilder',
  ],
  packages: `Add com.azure:azure-identity and com.azure:azure-security-keyvault-secrets to the build, and ${ADDRESS}.`,
}));
