/** Where one expression is not enough: a function that reads one key of a KV version 2 entry. */
import type { SourceReference } from './model';

export const THROUGH_AGENT =
  'Run Vault Agent or Vault Proxy beside the program (VAULT_AGENT_ADDR, use_auto_auth_token): it logs in with the identity of the workload.';

export function vaultGo(path: string, key: string): SourceReference {
  return {
    expression: `secretFromVault("${path}", "${key}")`,
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
  };
}

export function vaultJava(path: string, key: string): SourceReference {
  return {
    expression: `secretFromVault("${path}", "${key}")`,
    imports: [],
    helper: {
      name: 'secretFromVault',
      lines: [
        '/** Reads one key of an entry of the mount "secret" in HashiCorp Vault. */',
        'private static String secretFromVault(String path, String key) {',
        '    try {',
        '        java.net.URI uri = java.net.URI.create(System.getenv("VAULT_AGENT_ADDR") + "/v1/secret/data/" + path);',
        '        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(uri)',
        '                .header("X-Vault-Request", "true").build();',
        '        String json = java.net.http.HttpClient.newHttpClient()',
        '                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();',
        '        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(json).at("/data/data/" + key).asText();',
        '    } catch (java.io.IOException | InterruptedException e) {',
        '        throw new IllegalStateException("HashiCorp Vault could not be read", e);',
        '    }',
        '}',
      ],
    },
    packages: `Add com.fasterxml.jackson.core:jackson-databind to the build. ${THROUGH_AGENT}`,
  };
}
