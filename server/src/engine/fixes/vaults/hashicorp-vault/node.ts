import type { SecretName } from '../../naming';
import type { Program, SourceReference } from '../forms/program';
import { THROUGH_AGENT } from './agent';
import { entryPath } from './names';

export const typescript: Program = (name) => read(name, true);
export const javascript: Program = (name) => read(name, false);

/**
 * Vault's HTTP interface, through an agent or proxy that logs in by itself, so that the program needs no token of its own:
 * there is no official client for Node. https://developer.hashicorp.com/vault/docs/agent-and-proxy/proxy
 */
function read(name: SecretName, typed: boolean): SourceReference {
  const url = `\`\${process.env.VAULT_AGENT_ADDR}/v1/secret/data/${entryPath(name)}\``;
  const answer = `(await (await fetch(${url}, { headers: { 'X-Vault-Request': 'true' } })).json())`;
  const entry = typed ? `(${answer} as { data: { data: { ${name.field}: string } } })` : answer;
  return { expression: `${entry}.data.data.${name.field}`, imports: [], async: true, packages: THROUGH_AGENT };
}
