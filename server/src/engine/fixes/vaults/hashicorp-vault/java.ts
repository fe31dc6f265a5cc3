import { forJava } from '../forms/java';
import { THROUGH_AGENT } from './agent';
import { entryPath } from './names';

/** Through an agent or proxy, whose HTTP interface needs no client. https://developer.hashicorp.com/vault/docs/agent-and-proxy/proxy */
export const java = forJava((name) => ({
  name: 'secretFromVault',
  args: [entryPath(name), name.field],
  lines: [
    '/** Reads one key of an entry in HashiCorp Vault, through the Vault Agent or Proxy beside the program. */',
    'private static String secretFromVault(String path, String key) {',
    '    URI uri = URI.create(System.getenv("VAULT_AGENT_ADDR") + "/v1/secret/data/" + path);',
    '    HttpRequest request = HttpRequest.newBuilder(uri).header("X-Vault-Request", "true").build();',
    '    try {',
    '        String json = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();',
    '        return new ObjectMapper().readTree(json).required("data").required("data").required(key).asText();',
    '    } catch (IOException e) {',
    '        throw new UncheckedIOException(e);',
    '    } catch (InterruptedException e) {',
    '        Thread.currentThread().interrupt();',
    '        throw new IllegalStateException(e);',
    '    }',
    '}',
  ],
  classes: [
    'com.fasterxml.jackson.databind.ObjectMapper',
    'java.io.IOException',
    'java.io.UncheckedIOException',
    'java.net.URI',
    'java.net.http.HttpClient',
    'java.net.http.HttpRequest',
    'java.net.http.HttpResponse',
  ],
  packages: `Add com.fasterxml.jackson.core:jackson-databind to the build. ${THROUGH_AGENT}`,
}));
