import type { Pair, PipelineForms } from '../forms/pipeline';
import { reference } from './names';

export const pipelines: PipelineForms = {
  // https://developer.1password.com/docs/ci-cd/github-actions/
  actions: (name, variable, exported) => {
    const entry: Pair = [variable, reference(name)];
    return {
      read: {
        name: 'Read secrets from 1Password',
        id: 'onepassword',
        uses: '1password/load-secrets-action',
        tag: 'v4',
        ...(exported ? { with: [['export-env', 'true']] as const } : {}),
        env: [['OP_SERVICE_ACCOUNT_TOKEN', '${{ secrets.OP_SERVICE_ACCOUNT_TOKEN }}'], entry],
      },
      more: { env: entry },
      expression: (id) => (exported ? `env.${variable}` : `steps.${id}.outputs.${variable}`),
      needs: [
        {
          text: `Store the token of a service account that may read the vault ${name.service} and nothing else; paste it at the prompt`,
          command: 'gh secret set OP_SERVICE_ACCOUNT_TOKEN',
        },
      ],
    };
  },
  // https://developer.1password.com/docs/ci-cd/jenkins/
  jenkins: (name, variable) => ({
    wrapper: {
      step: `withSecrets(secrets: [[envVar: '${variable}', secretRef: '${reference(name)}']])`,
      needs: [
        'Jenkins needs the 1Password Secrets plugin, with a service account in its configuration, and the op command on its agents.',
      ],
    },
  }),
};
