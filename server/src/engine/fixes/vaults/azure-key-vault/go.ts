import { forGo, OR_PANIC } from '../forms/go';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://pkg.go.dev/github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets#Client.GetSecret
export const go = forGo((name) => ({
  name: 'mustSecretFromKeyVault',
  args: [secretName(name)],
  lines: [
    '// mustSecretFromKeyVault reads a secret in Azure Key Vault, with the identity that the program runs as.',
    'func mustSecretFromKeyVault(name string) string {',
    '\tcredential, err := azidentity.NewDefaultAzureCredential(nil)',
    ...OR_PANIC,
    '\tclient, err := azsecrets.NewClient(os.Getenv("KEY_VAULT_URL"), credential, nil)',
    ...OR_PANIC,
    '\tsecret, err := client.GetSecret(context.Background(), name, "", nil)',
    ...OR_PANIC,
    '\treturn *secret.Value',
    '}',
  ],
  imports: [
    { from: 'context' },
    { from: 'github.com/Azure/azure-sdk-for-go/sdk/azidentity' },
    { from: 'github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets' },
    { from: 'os' },
  ],
  modules: [
    'github.com/Azure/azure-sdk-for-go/sdk/azidentity',
    'github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets',
  ],
  needs: ADDRESS,
}));
