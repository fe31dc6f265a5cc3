/** The way to a login without a stored key, by the system that runs the job. */
import type { PipelineSystem } from '../../facts/model';
import type { Remedy } from '../model';

const TRUST: Readonly<Record<string, string>> = {
  AWS: 'Set up the system as an OpenID Connect provider of the account, and a role whose trust names its audience and the subject of this job alone (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html).',
  'Google Cloud':
    'Set up a workload identity pool for the system, with an attribute condition for this repository, and let it become a service account with the rights of this job alone (https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines).',
  Azure:
    'Give the application, or a managed identity, a federated credential for the subject of this job alone (https://learn.microsoft.com/entra/workload-id/workload-identity-federation).',
};

const LOGIN: Readonly<Record<PipelineSystem, (cloud: string) => string>> = {
  github: (cloud) =>
    `Give the job permissions id-token: write and contents: read, and log in with ${ACTIONS[cloud]}, before the steps that need the cloud.`,
  gitlab: (cloud) =>
    `Give the job id_tokens with an aud that ${cloud} accepts, and ${EXCHANGES[cloud]} in before_script (https://docs.gitlab.com/ci/cloud_services/).`,
  azure: (cloud) =>
    cloud === 'Azure'
      ? 'Make a service connection with workload identity federation, and run the commands in the task AzureCLI with it (https://learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure).'
      : `Make a service connection with OpenID Connect to ${cloud}, and run the commands in the task of its toolkit (https://learn.microsoft.com/azure/devops/pipelines/library/service-endpoints).`,
  circleci: () =>
    'Log in with the token of the job, $CIRCLE_OIDC_TOKEN_V2: role_arn of the orb aws-cli, use_oidc of the orb gcp-cli, az login --federated-token (https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/).',
  bitbucket: () =>
    'Write oidc: true in the step, and log in with $BITBUCKET_STEP_OIDC_TOKEN: AWS_OIDC_ROLE_ARN of the pipes for AWS (https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/).',
  buildkite: () =>
    'Log in with a token of the job: buildkite-agent oidc request-token, or a plugin that does (https://buildkite.com/docs/pipelines/security/oidc).',
  jenkins: (cloud) =>
    `Run the agent with a ${cloud} identity of its own (an instance profile, a Kubernetes service account), or log in with a token of the plugin OpenID Connect Provider (https://plugins.jenkins.io/oidc-provider/).`,
};

const EXCHANGES: Readonly<Record<string, string>> = {
  AWS: 'write the token to the file that AWS_WEB_IDENTITY_TOKEN_FILE names, beside AWS_ROLE_ARN',
  'Google Cloud': 'log in with gcloud auth login --cred-file, with a configuration that reads the token from a file',
  Azure: 'log in with az login --service-principal --federated-token',
};

const ACTIONS: Readonly<Record<string, string>> = {
  AWS: 'aws-actions/configure-aws-credentials and role-to-assume',
  'Google Cloud': 'google-github-actions/auth and workload_identity_provider',
  Azure: 'azure/login and client-id, tenant-id and subscription-id',
};

export function byToken(system: PipelineSystem, cloud: string): Remedy {
  return {
    type: 'manual',
    title: `Log in to ${cloud} with a token of the run, without a key`,
    steps: [
      TRUST[cloud] ?? '',
      LOGIN[system](cloud),
      'Delete the key where it was issued, and what the system stores of it, once the job has run without it.',
    ],
  };
}
