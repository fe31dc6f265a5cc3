import { forNode } from '../forms/node';
import { THROUGH_AGENT } from './agent';
import { entryPath } from './names';

/**
 * Vault's HTTP interface, through an agent or proxy that logs in by itself, so that the program needs no token of its own:
 * there is no official client for Node. https://developer.hashicorp.com/vault/docs/agent-and-proxy/proxy
 */
export const { typescript, javascript } = forNode((name) => ({
  name: 'secretFromVault',
  args: [entryPath(name), name.field],
  lines: [
    '/** Reads one key of an entry in HashiCorp Vault, through the Vault Agent or Proxy beside the program. */',
    'async function secretFromVault(path: string, key: string): Promise<string> {',
    '  const url = `${process.env.VAULT_AGENT_ADDR}/v1/secret/data/${path}`;',
    "  const response = await fetch(url, { headers: { 'X-Vault-Request': 'true' } });",
    '  if (!response.ok) throw new Error(`HashiCorp Vault answers ${response.status} for ${path}`);',
    '  return JSON.parse(await response.text()).data.data[key];',
    '}',
  ],
  imports: [],
  packages: THROUGH_AGENT,
}));
