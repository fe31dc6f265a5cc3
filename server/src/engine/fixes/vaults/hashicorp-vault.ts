import { type SecretName, snake } from '../naming';
import { THROUGH_AGENT, vaultGo, vaultJava } from './hashicorp-vault-helpers';
import type { SourceReference, Vault } from './model';
import { typed } from './prompt';

function path(name: SecretName): string {
  return `${name.service}/${name.component}`;
}

/** The KV engine, version 2, at its usual mount `secret`. */
export const hashicorpVault: Vault = {
  id: 'hashicorp-vault',
  place: (name) => `HashiCorp Vault (secret/${path(name)}, key ${name.field})`,
  followUp: (name) => [
    `Store the value; ${typed(name)} | vault kv put -mount=secret ${path(name)} ${name.field}=- (an existing entry: vault kv patch)`,
    `Allow the reader: path "secret/data/${path(name)}" { capabilities = ["read"] }`,
  ],
  // https://registry.terraform.io/providers/hashicorp/vault/latest/docs/data-sources/kv_secret_v2
  terraform: (name, form) => ({
    block: [form, 'vault_kv_secret_v2'],
    label: snake(name.component),
    body: [
      ['mount', '"secret"'],
      ['name', JSON.stringify(path(name))],
    ],
    expression: (label) =>
      form === 'ephemeral'
        ? `tostring(ephemeral.vault_kv_secret_v2.${label}.data["${name.field}"])`
        : `data.vault_kv_secret_v2.${label}.data["${name.field}"]`,
  }),
  shell: (name) => ({
    command: `vault kv get -field=${name.field} -mount=secret ${path(name)}`,
    needs: 'the vault command and a login by its role (vault login -method=aws)',
  }),
  kubernetes: { provider: 'vault', store: 'vault-backend', key: path },
  source: {
    typescript: (name) => typescript(name, true),
    javascript: (name) => typescript(name, false),
    python: (name) => ({
      expression: `hvac.Client(url=os.environ["VAULT_ADDR"]).secrets.kv.v2.read_secret_version(mount_point="secret", path="${path(name)}", raise_on_deleted_version=True)["data"]["data"]["${name.field}"]`,
      imports: [{ from: 'hvac' }, { from: 'os' }],
      packages: 'pip install hvac',
    }),
    go: (name) => vaultGo(path(name), name.field),
    java: (name) => vaultJava(path(name), name.field),
  },
};

/**
 * Vault's HTTP interface, through an agent or proxy that logs in by itself, so that the program needs no token of its own:
 * there is no official client for Node. https://developer.hashicorp.com/vault/docs/agent-and-proxy/proxy
 */
function typescript(name: SecretName, typed: boolean): SourceReference {
  const url = `\`\${process.env.VAULT_AGENT_ADDR}/v1/secret/data/${path(name)}\``;
  const read = `(await (await fetch(${url}, { headers: { 'X-Vault-Request': 'true' } })).json())`;
  const entry = typed ? `(${read} as { data: { data: { ${name.field}: string } } })` : read;
  return { expression: `${entry}.data.data.${name.field}`, imports: [], async: true, packages: THROUGH_AGENT };
}
