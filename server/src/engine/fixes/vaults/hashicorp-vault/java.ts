import type { Program } from '../forms/program';
import { THROUGH_AGENT } from './agent';
import { entryPath } from './names';

export const java: Program = (name) => ({
  expression: `secretFromVault("${entryPath(name)}", "${name.field}")`,
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
});
