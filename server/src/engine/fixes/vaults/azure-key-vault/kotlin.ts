import { forKotlin } from '../forms/kotlin';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://learn.microsoft.com/en-us/java/api/overview/azure/security-keyvault-secrets-readme
export const kotlin = forKotlin((name) => ({
  name: 'secretFromKeyVault',
  args: [secretName(name)],
  lines: [
    '/** Reads a secret in Azure Key Vault, with the identity that the program runs as. */',
    'private fun secretFromKeyVault(name: String): String =',
    '    SecretClientBuilder()',
    '        .vaultUrl(System.getenv("KEY_VAULT_URL"))',
    '        .credential(DefaultAzureCredentialBuilder().build())',
    '        .buildClient()',
    '        .getSecret(name)',
    '        .value',
  ],
  classes: ['com.azure.identity.DefaultAzureCredentialBuilder', 'com.azure.security.keyvault.secrets.SecretClientBuilder'],
  packages: `Add com.azure:azure-identity and com.azure:azure-security-keyvault-secrets to the build, and ${ADDRESS}.`,
}));
