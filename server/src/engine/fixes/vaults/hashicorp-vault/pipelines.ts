import type { PipelineForms } from '../forms/pipeline';
import { entryPath } from './names';

export const pipelines: PipelineForms = {
  // https://github.com/hashicorp/vault-action#jwt-with-github-oidc-tokens
  actions: (name, variable, exported) => {
    const item = `secret/data/${entryPath(name)} ${name.field} | ${variable} ;`;
    return {
      read: {
        name: 'Read secrets from Vault',
        id: 'vault',
        uses: 'hashicorp/vault-action',
        tag: 'v4',
        with: [
          ['url', '${{ vars.VAULT_ADDR }}'],
          ['method', 'jwt'],
          ['role', '${{ vars.VAULT_ROLE }}'],
          ...(exported ? [] : ([['exportEnv', 'false']] as const)),
          ['secrets', `${item}\n`],
        ],
      },
      more: { input: 'secrets', item, separator: ';' },
      expression: (id) => (exported ? `env.${variable}` : `steps.${id}.outputs.${variable}`),
      idToken: true,
      needs: [
        { text: 'Name the server', command: 'gh variable set VAULT_ADDR' },
        {
          text: 'Name the role that Vault gives this repository (auth method jwt, bound to its claims)',
          command: 'gh variable set VAULT_ROLE',
        },
      ],
    };
  },
  // https://docs.gitlab.com/ci/secrets/hashicorp_vault/
  gitlab: (name) => ({
    source: [`vault: ${entryPath(name)}/${name.field}@secret`],
    token: { name: 'VAULT_ID_TOKEN', audience: '$VAULT_SERVER_URL' },
    needs: [
      'Set the CI/CD variables VAULT_SERVER_URL and VAULT_AUTH_ROLE; bind the role to the claims project_id and ref_protected.',
    ],
  }),
  // https://plugins.jenkins.io/hashicorp-vault-plugin/
  jenkins: (name, variable) => {
    const id = `${name.service}-${name.component}-${name.field}`.replaceAll('_', '-');
    const values = `[[envVar: '${variable}', vaultKey: '${name.field}']]`;
    return {
      credential: {
        id,
        behind: [
          `Add a credential of the kind Vault Secret Text with the ID ${id} in Jenkins: path secret/${entryPath(name)}, key ${name.field}, engine version 2.`,
        ],
      },
      wrapper: {
        step: `withVault(vaultSecrets: [[path: 'secret/${entryPath(name)}', engineVersion: 2, secretValues: ${values}]])`,
        needs: ['Jenkins needs the HashiCorp Vault plugin, with the address of the server and a login in its configuration.'],
      },
    };
  },
};
