import type { Program } from '../forms/program';
import { entryPath } from './names';

// https://docs.rs/vaultrs/latest/vaultrs/
export const rust: Program = (name) => ({
  expression: `secret_from_vault("${entryPath(name)}", "${name.field}").await`,
  async: true,
  imports: [],
  helper: {
    name: 'secret_from_vault',
    lines: [
      '/// Reads one key of an entry of the mount "secret" in HashiCorp Vault.',
      'async fn secret_from_vault(path: &str, key: &str) -> String {',
      '    let settings = vaultrs::client::VaultClientSettingsBuilder::default().build();',
      '    let settings = settings.expect("VAULT_ADDR and VAULT_TOKEN are set");',
      '    let client = vaultrs::client::VaultClient::new(settings).expect("the client starts");',
      '    let mut entry: std::collections::HashMap<String, String> =',
      '        vaultrs::kv2::read(&client, "secret", path)',
      '            .await',
      '            .expect("HashiCorp Vault can be read");',
      '    entry.remove(key).expect("the entry has the key")',
      '}',
    ],
  },
  packages: { text: 'Add the crate, and set VAULT_ADDR and VAULT_TOKEN', command: 'cargo add vaultrs' },
});
