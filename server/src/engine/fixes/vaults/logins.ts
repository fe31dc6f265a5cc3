/** Steps of GitHub Actions that log in to a cloud with the job's own token, without a secret. */
import type { Step } from '../model';
import type { ActionsStep } from './forms/pipeline';

export interface Login {
  readonly step: ActionsStep;
  readonly needs: readonly Step[];
}

function variable(text: string, name: string): Step {
  return { text, command: `gh variable set ${name}` };
}

// https://github.com/aws-actions/configure-aws-credentials#oidc
export const awsLogin: Login = {
  step: {
    name: 'Log in to AWS',
    uses: 'aws-actions/configure-aws-credentials',
    tag: 'v6',
    with: [
      ['role-to-assume', '${{ vars.AWS_ROLE_ARN }}'],
      ['aws-region', '${{ vars.AWS_REGION }}'],
    ],
  },
  needs: [
    variable('Name the role that trusts this repository through token.actions.githubusercontent.com', 'AWS_ROLE_ARN'),
    variable('Name the region', 'AWS_REGION'),
  ],
};

// https://learn.microsoft.com/en-us/azure/developer/github/connect-from-azure-openid-connect
export const azureLogin: Login = {
  step: {
    name: 'Log in to Azure',
    uses: 'azure/login',
    tag: 'v2',
    with: [
      ['client-id', '${{ vars.AZURE_CLIENT_ID }}'],
      ['tenant-id', '${{ vars.AZURE_TENANT_ID }}'],
      ['subscription-id', '${{ vars.AZURE_SUBSCRIPTION_ID }}'],
    ],
  },
  needs: [
    'Give the application a federated credential for this repository: issuer https://token.actions.githubusercontent.com, audience api://AzureADTokenExchange.',
    variable('Name the application', 'AZURE_CLIENT_ID'),
    variable('Name the tenant', 'AZURE_TENANT_ID'),
    variable('Name the subscription', 'AZURE_SUBSCRIPTION_ID'),
  ],
};

// https://github.com/google-github-actions/auth#workload-identity-federation-through-a-service-account
export const gcpLogin: Login = {
  step: {
    name: 'Log in to Google Cloud',
    uses: 'google-github-actions/auth',
    tag: 'v3',
    with: [
      ['workload_identity_provider', '${{ vars.GCP_WORKLOAD_IDENTITY_PROVIDER }}'],
      ['service_account', '${{ vars.GCP_SERVICE_ACCOUNT }}'],
    ],
  },
  needs: [
    variable('Name the workload identity provider whose condition admits this repository', 'GCP_WORKLOAD_IDENTITY_PROVIDER'),
    variable('Name the service account', 'GCP_SERVICE_ACCOUNT'),
  ],
};
