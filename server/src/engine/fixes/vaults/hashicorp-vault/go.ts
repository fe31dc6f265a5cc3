import type { Program } from '../forms/program';
import { entryPath } from './names';

export const go: Program = (name) => ({
  expression: `secretFromVault("${entryPath(name)}", "${name.field}")`,
  imports: [{ from: 'context' }, { from: 'github.com/hashicorp/vault/api', names: ['vault'] }],
  helper: {
    name: 'secretFromVault',
    lines: [
      '// secretFromVault reads one key of an entry of the mount "secret" in HashiCorp Vault.',
      'func secretFromVault(path, key string) string {',
      '\tclient, err := vault.NewClient(vault.DefaultConfig())',
      '\tif err != nil {',
      '\t\tpanic(err)',
      '\t}',
      '\tentry, err := client.KVv2("secret").Get(context.Background(), path)',
      '\tif err != nil {',
      '\t\tpanic(err)',
      '\t}',
      '\tvalue, _ := entry.Data[key].(string)',
      '\treturn value',
      '}',
    ],
  },
  packages: 'go get github.com/hashicorp/vault/api',
});
