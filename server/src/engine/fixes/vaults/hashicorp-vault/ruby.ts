import type { Program } from '../forms/program';
import { entryPath } from './names';

// https://github.com/hashicorp/vault-ruby#usage
export const ruby: Program = (name) => ({
  expression: `Vault.kv("secret").read("${entryPath(name)}").data.fetch(:${symbol(name.field)})`,
  imports: [{ from: 'vault' }],
  packages: { text: 'Add the gem, and set VAULT_ADDR and VAULT_TOKEN', command: 'bundle add vault' },
});

/** Keys of an entry are symbols; one with a dash needs quotes. */
function symbol(field: string): string {
  return /^[a-z_]\w*$/i.test(field) ? field : `"${field}"`;
}
