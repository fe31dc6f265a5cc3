import type { PipelineForms } from '../forms/pipeline';
import { gcpLogin } from '../logins';
import { typed } from '../prompt';
import { secretName } from './names';

export const pipelines: PipelineForms = {
  // https://github.com/google-github-actions/get-secretmanager-secrets
  actions: (name, variable, exported) => {
    const item = `${variable}:\${{ vars.GCP_PROJECT }}/${secretName(name)}`;
    return {
      login: gcpLogin.step,
      read: {
        name: 'Read secrets from Google Secret Manager',
        id: 'secret-manager',
        uses: 'google-github-actions/get-secretmanager-secrets',
        tag: 'v3',
        with: [['secrets', `${item}\n`], ...(exported ? ([['export_to_environment', 'true']] as const) : [])],
      },
      more: { input: 'secrets', item, separator: '\n' },
      expression: (id) => (exported ? `env.${variable}` : `steps.${id}.outputs.${variable}`),
      idToken: true,
      needs: [...gcpLogin.needs, { text: 'Name the project of the secret', command: 'gh variable set GCP_PROJECT' }],
    };
  },
  // https://docs.gitlab.com/ci/secrets/gcp_secret_manager/
  gitlab: (name) => ({
    source: ['gcp_secret_manager:', `  name: ${secretName(name)}`],
    token: {
      name: 'GCP_ID_TOKEN',
      audience:
        'https://iam.googleapis.com/projects/$GCP_PROJECT_NUMBER/locations/global/workloadIdentityPools/$GCP_WORKLOAD_IDENTITY_FEDERATION_POOL_ID/providers/$GCP_WORKLOAD_IDENTITY_FEDERATION_PROVIDER_ID',
    },
    needs: [
      'Set the CI/CD variables GCP_PROJECT_NUMBER, GCP_WORKLOAD_IDENTITY_FEDERATION_POOL_ID and GCP_WORKLOAD_IDENTITY_FEDERATION_PROVIDER_ID.',
    ],
  }),
  // https://plugins.jenkins.io/gcp-secrets-manager-credentials-provider/
  jenkins: (name) => ({
    credential: {
      id: secretName(name),
      behind: ['Jenkins needs the GCP Secrets Manager Credentials Provider plugin, which lists the secrets of the project.'],
    },
    store: [
      {
        text: 'Store the value',
        command: `${typed(name)} | gcloud secrets create ${secretName(name)} --data-file=- --labels=jenkins-credentials-type=string`,
      },
      `Give the controller of Jenkins roles/secretmanager.secretAccessor on the secret ${secretName(name)} only.`,
    ],
  }),
};
