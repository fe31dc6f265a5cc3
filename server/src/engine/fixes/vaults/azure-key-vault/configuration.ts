import type { ConfigurationForms } from '../forms/configuration';
import { typed } from '../prompt';
import { secretName } from './names';

export const configuration: ConfigurationForms = {
  // https://docs.ansible.com/ansible/latest/collections/azure/azcollection/azure_keyvault_secret_lookup.html
  ansible: (name) => ({
    lookup: `lookup('azure.azcollection.azure_keyvault_secret', '${secretName(name)}', vault_url=lookup('ansible.builtin.env', 'KEY_VAULT_URL'))`,
    needs:
      'Install the lookup on the controller: ansible-galaxy collection install azure.azcollection, and the Python packages that it lists; KEY_VAULT_URL names the vault.',
  }),
  // https://learn.microsoft.com/en-us/aspnet/core/security/key-vault-configuration
  dotnet: (name, keys) => {
    const secret = keys.join('--').replace(/[^0-9A-Za-z-]/g, '-');
    return {
      place: `Azure Key Vault (${secret})`,
      store: [
        {
          text: 'Store the value in the vault that AZURE_KEY_VAULT names',
          command: `${typed(name)} | az keyvault secret set --vault-name "$AZURE_KEY_VAULT" --name ${secret} --file /dev/stdin --encoding utf-8 --output none`,
        },
      ],
      reader: [`Give the identity of the program the role Key Vault Secrets User on the vault.`],
      method: 'AddAzureKeyVault',
      call: 'builder.Configuration.AddAzureKeyVault(new Uri(builder.Configuration["KeyVaultUri"]!), new DefaultAzureCredential()); (dotnet add package Azure.Extensions.AspNetCore.Configuration.Secrets and Azure.Identity)',
    };
  },
  // https://learn.microsoft.com/en-us/azure/app-service/app-service-key-vault-references
  appService: (name, vaultName) => `[concat('@Microsoft.KeyVault(VaultName=', ${vaultName}, ';SecretName=${secretName(name)})')]`,
};
