import { forGo, OR_PANIC } from '../forms/go';
import { entryPath } from './names';

// https://pkg.go.dev/github.com/hashicorp/vault/api#KVv2.Get
export const go = forGo((name) => ({
  name: 'mustSecretFromVault',
  args: [entryPath(name), name.field],
  lines: [
    '// mustSecretFromVault reads one key of an entry in HashiCorp Vault.',
    'func mustSecretFromVault(path, key string) string {',
    '\tclient, err := vault.NewClient(vault.DefaultConfig())',
    ...OR_PANIC,
    '\tentry, err := client.KVv2("secret").Get(context.Background(), path)',
    ...OR_PANIC,
    '\tvalue, ok := entry.Data[key].(string)',
    '\tif !ok {',
    '\t\tpanic(path + " has no key " + key)',
    '\t}',
    '\treturn value',
    '}',
  ],
  imports: [{ from: 'context' }, { from: 'github.com/hashicorp/vault/api', names: ['vault'] }],
  modules: ['github.com/hashicorp/vault/api'],
  needs: 'run Vault Agent or Vault Proxy beside the program (VAULT_ADDR): it logs in with the identity of the workload',
}));
