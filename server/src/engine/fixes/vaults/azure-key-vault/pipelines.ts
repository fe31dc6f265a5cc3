import type { PipelineForms } from '../forms/pipeline';
import { readIntoJob } from '../forms/read-into-job';
import { azureLogin } from '../logins';
import { secretName } from './names';

export const pipelines: PipelineForms = {
  // The action of Key Vault is retired: https://github.com/Azure/get-keyvault-secrets
  actions: (name, variable, exported) => {
    const reading = readIntoJob({
      title: 'Read the secret from Azure Key Vault',
      name,
      variable,
      exported,
      command: `az keyvault secret show --vault-name "$KEY_VAULT" --name ${secretName(name)} --query value --output tsv`,
      env: [['KEY_VAULT', '${{ vars.AZURE_KEY_VAULT }}']],
    });
    return (
      reading && {
        login: azureLogin.step,
        ...reading,
        idToken: true,
        needs: [...azureLogin.needs, { text: 'Name the vault', command: 'gh variable set AZURE_KEY_VAULT' }],
      }
    );
  },
  // https://docs.gitlab.com/ci/secrets/azure_key_vault/
  gitlab: (name) => ({
    source: ['azure_key_vault:', `  name: ${secretName(name)}`],
    token: { name: 'AZURE_JWT', audience: 'api://AzureADTokenExchange' },
    needs: [
      'Set the CI/CD variables AZURE_KEY_VAULT_SERVER_URL, AZURE_CLIENT_ID and AZURE_TENANT_ID; give the application a federated credential for this project.',
    ],
  }),
  // https://plugins.jenkins.io/azure-keyvault/
  jenkins: (name, variable) => ({
    credential: {
      id: secretName(name),
      behind: ['Jenkins needs the Azure Key Vault plugin, with the URL of the vault and a login in its configuration.'],
    },
    wrapper: {
      step: `azureKeyVault([[secretType: 'Secret', name: '${secretName(name)}', envVariable: '${variable}']])`,
      needs: ['Jenkins needs the Azure Key Vault plugin, with the URL of the vault and a login in its configuration.'],
    },
  }),
};
