import type { Program } from '../forms/program';
import { ADDRESS } from './address';
import { secretName } from './names';

// https://docs.rs/azure_security_keyvault_secrets/latest/azure_security_keyvault_secrets/
export const rust: Program = (name) => ({
  expression: `secret_from_key_vault("${secretName(name)}").await`,
  async: true,
  imports: [],
  helper: {
    name: 'secret_from_key_vault',
    lines: [
      '/// Reads a secret in Azure Key Vault, with the managed identity that the program runs as.',
      'async fn secret_from_key_vault(name: &str) -> String {',
      '    let url = std::env::var("KEY_VAULT_URL").expect("KEY_VAULT_URL");',
      '    let credential =',
      '        azure_identity::ManagedIdentityCredential::new(None).expect("the identity is known");',
      '    let client = azure_security_keyvault_secrets::SecretClient::new(&url, credential, None);',
      '    let client = client.expect("the client starts");',
      '    let response = client',
      '        .get_secret(name, None)',
      '        .await',
      '        .expect("Azure Key Vault can be read");',
      '    let secret = response',
      '        .into_model()',
      '        .expect("Azure Key Vault answers with a secret");',
      '    secret.value.expect("the secret has a value")',
      '}',
    ],
  },
  packages: {
    text: `Add the crates (on a developer's machine: DeveloperToolsCredential), and ${ADDRESS}`,
    command: 'cargo add azure_identity azure_security_keyvault_secrets',
  },
});
