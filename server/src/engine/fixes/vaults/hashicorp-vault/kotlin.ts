import { forKotlin } from '../forms/kotlin';
import { THROUGH_AGENT } from './agent';
import { entryPath } from './names';

/** Through an agent or proxy, whose HTTP interface needs no client. https://developer.hashicorp.com/vault/docs/agent-and-proxy/proxy */
export const kotlin = forKotlin((name) => ({
  name: 'secretFromVault',
  args: [entryPath(name), name.field],
  lines: [
    '/** Reads one key of an entry in HashiCorp Vault, through the Vault Agent or Proxy beside the program. */',
    'private fun secretFromVault(path: String, key: String): String {',
    '    val uri = URI.create(System.getenv("VAULT_AGENT_ADDR") + "/v1/secret/data/" + path)',
    '    val request = HttpRequest.newBuilder(uri).header("X-Vault-Request", "true").build()',
    '    val json = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()',
    '    return ObjectMapper().readTree(json).required("data").required("data").required(key).asText()',
    '}',
  ],
  classes: [
    'com.fasterxml.jackson.databind.ObjectMapper',
    'java.net.URI',
    'java.net.http.HttpClient',
    'java.net.http.HttpRequest',
    'java.net.http.HttpResponse',
  ],
  packages: `Add com.fasterxml.jackson.core:jackson-databind to the build. ${THROUGH_AGENT}`,
}));
