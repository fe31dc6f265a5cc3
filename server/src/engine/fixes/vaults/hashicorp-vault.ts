import { type SecretName, snake } from '../naming';
import { vaultGo, vaultJava } from './hashicorp-vault-helpers';
import type { Vault } from './model';

function path(name: SecretName): string {
  return `${name.service}/${name.component}`;
}

/** The KV engine, version 2, at its usual mount `secret`. */
export const hashicorpVault: Vault = {
  id: 'hashicorp-vault',
  place: (name) => `HashiCorp Vault (secret/${path(name)}, key ${name.field})`,
  followUp: (name) => [
    `Store the value; paste it at the prompt, it shows in no history: read -rs V && printf %s "$V" | vault kv put -mount=secret ${path(name)} ${name.field}=-; unset V (an existing entry: vault kv patch)`,
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
  kubernetes: { provider: 'vault', store: 'vault-backend', key: path },
  source: {
    typescript: (name) => typescript(name, '!'),
    javascript: (name) => typescript(name, ''),
    python: (name) => ({
      expression: `hvac.Client(url=os.environ["VAULT_ADDR"]).secrets.kv.v2.read_secret_version(mount_point="secret", path="${path(name)}", raise_on_deleted_version=True)["data"]["data"]["${name.field}"]`,
      imports: [{ from: 'hvac' }, { from: 'os' }],
      packages: 'pip install hvac',
    }),
    go: (name) => vaultGo(path(name), name.field),
    java: (name) => vaultJava(path(name), name.field),
  },
};

/** Vault's HTTP interface: there is no official client for Node. https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2 */
function typescript(name: SecretName, assertion: '!' | '') {
  const url = `\`\${process.env.VAULT_ADDR}/v1/secret/data/${path(name)}\``;
  const headers = `{ 'X-Vault-Token': process.env.VAULT_TOKEN${assertion} }`;
  const read = `(await (await fetch(${url}, { headers: ${headers} })).json())`;
  const typed = assertion ? `(${read} as { data: { data: { ${name.field}: string } } })` : read;
  return { expression: `${typed}.data.data.${name.field}`, imports: [], async: true };
}
