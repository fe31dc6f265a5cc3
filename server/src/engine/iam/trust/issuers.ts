/** Who signs tokens for workloads: which hosts, for whom, and in what form, from each vendor's documentation. */

export interface Issuer {
  readonly name: string;
  /** Its host, and path, as AWS writes them in the provider's ARN and in front of condition keys. */
  readonly host: RegExp;
  /** Anybody can have an account there and get tokens from the same issuer. The others have an issuer for each customer. */
  readonly shared: boolean;
  readonly subject?: SubjectForm;
  /** The audience that tokens for AWS have, where the issuer's documentation names one for all. */
  readonly audience?: string;
}

/**
 * How the subject is written, told by what stands before the first wildcard: whether that names the owner (an organization, a
 * group), and the project. `rest` is what may follow the project and still be open to all that happens in it.
 */
export interface SubjectForm {
  readonly owner?: RegExp;
  readonly project?: RegExp;
  /** Behind the project; where nothing more is fixed, every branch or environment is covered. */
  readonly branch?: RegExp;
  /** Values that are narrow although they have wildcards: the vendor's own sample. */
  readonly narrow?: RegExp;
  /** Claims that may stand first, because the caller does not choose them. Without it the form is not the customer's choice. */
  readonly first?: RegExp;
  /** How a pinned subject looks, for a message. */
  readonly sample: string;
}

// https://docs.github.com/en/actions/reference/security/oidc
const GITHUB: SubjectForm = {
  owner:
    /^(?:repo(?:sitory)?|job_workflow_ref|workflow_ref):[^/:]+\/|^(?:repository_owner(?:_id)?|enterprise(?:_id)?):[^:]+(?::|$)|^repository_id:/,
  project: /^(?:repo|repository):[^/:]+\/[^:]+:|^(?:job_workflow_ref|workflow_ref):[^/:]+\/[^/]+\/|^repository_id:\d+(?::|$)/,
  branch: /^(?:ref:?|ref:refs\/?|ref:refs\/(?:heads|tags)\/?|environment:?)?$/,
  first:
    /^(?:repo|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|workflow_ref|enterprise|enterprise_id|iss)(?::|$)/,
  sample: 'repo:OWNER/REPOSITORY:ref:refs/heads/main',
};

// https://docs.gitlab.com/ci/cloud_services/aws/
const GITLAB: SubjectForm = {
  owner: /^(?:project_path|namespace_path|group_path):[^/:]+[/:]|^(?:project_id|namespace_id):\d+:/,
  project: /^project_path:[^:]+\/[^:]+:|^project_id:\d+:/,
  branch: /^(?:ref_type:?|ref_type:(?:branch|tag):?|ref_type:(?:branch|tag):ref:?)?$/,
  first: /^(?:project_path|namespace_path|group_path|project_id|namespace_id|organization|iss)(?::|$)/,
  sample: 'project_path:GROUP/PROJECT:ref_type:branch:ref:main',
};

/** Issuers by host, those of one customer after the shared ones that they are part of. */
export const ISSUERS: readonly Issuer[] = [
  {
    name: 'GitHub Actions',
    host: /(^|\/)token\.actions\.githubusercontent\.com$/i,
    shared: true,
    subject: GITHUB,
    audience: 'sts.amazonaws.com',
  },
  // An enterprise may have an issuer of its own: https://docs.github.com/en/enterprise-cloud@latest/actions/reference/security/oidc
  {
    name: 'GitHub Actions',
    host: /(^|\/)token\.actions\.githubusercontent\.com\/|\/_services\/token$|(^|\/)token\.actions\.[a-z0-9-]+\.ghe\.com$/i,
    shared: false,
    subject: GITHUB,
    audience: 'sts.amazonaws.com',
  },
  { name: 'GitLab', host: /(^|\/)gitlab\.com$/i, shared: true, subject: GITLAB },
  {
    name: 'GitLab',
    host: /(^|\/)([a-z0-9-]+\.)+gitlab\.com($|[/:])|(^|\/)gitlab\.[a-z0-9.-]+($|[/:])/i,
    shared: false,
    subject: GITLAB,
  },
  {
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration
    name: 'HCP Terraform',
    host: /(^|\/)app\.(eu\.)?terraform\.io$/i,
    shared: true,
    audience: 'aws.workload.identity',
    subject: {
      owner: /^organization:[^:]+:/,
      project: /^organization:[^:]+:project:[^:]+:/,
      narrow: /^organization:[^:*?]+:project:[^:]*:workspace:[^:]*[^:*?][^:]*(?::|$)/,
      sample: 'organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:*',
    },
  },
  {
    // https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/
    name: 'Bitbucket Pipelines',
    host: /(^|\/)api\.bitbucket\.org\//i,
    shared: false,
    subject: { narrow: /^\{?[^:*?]{8,}\}?(?::|\*|$)/, sample: '{REPOSITORY-UUID}:*' },
  },
  {
    // https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/
    name: 'CircleCI',
    host: /(^|\/)oidc\.circleci\.com\//i,
    shared: false,
    subject: { narrow: /^org\/[^/]+\/project\/[^/*?]+(?:\/|\*$|$)/, sample: 'org/ORGANIZATION-ID/project/PROJECT-ID/user/*' },
  },
  {
    // https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
    name: 'Amazon EKS',
    host: /(^|\/)oidc\.eks\.[^/]+\.amazonaws\.com(\.cn)?($|\/)|(^|\/)oidc-eks\.[^/]+\.api\.aws($|\/)/i,
    shared: false,
    audience: 'sts.amazonaws.com',
    subject: { project: /^system:serviceaccount:[^:]+:/, branch: /^$/, sample: 'system:serviceaccount:NAMESPACE:NAME' },
  },
  {
    // https://buildkite.com/docs/pipelines/security/oidc
    name: 'Buildkite',
    host: /(^|\/)agent\.buildkite\.com$/i,
    shared: true,
    audience: 'sts.amazonaws.com',
    subject: {
      owner: /^organization:[^:]+:/,
      project: /^organization:[^:]+:pipeline:[^:]+:/,
      branch: /^(?:ref:?|ref:refs\/?|ref:refs\/(?:heads|tags)\/?)?$/,
      sample: 'organization:ORGANIZATION:pipeline:PIPELINE:ref:refs/heads/main:*',
    },
  },
  {
    // https://vercel.com/docs/oidc/reference
    name: 'Vercel',
    host: /(^|\/)oidc\.vercel\.com$/i,
    shared: true,
    subject: {
      owner: /^owner:[^:]+:/,
      project: /^owner:[^:]+:project:[^:]+:/,
      branch: /^(?:environment:?)?$/,
      sample: 'owner:TEAM:project:PROJECT:environment:production',
    },
  },
  {
    name: 'Vercel',
    host: /(^|\/)oidc\.vercel\.com\//i,
    shared: false,
    subject: {
      project: /^owner:[^:]+:project:[^:]+:/,
      branch: /^(?:environment:?)?$/,
      sample: 'owner:TEAM:project:PROJECT:environment:production',
    },
  },
  {
    // https://fly.io/docs/security/openid-connect/
    name: 'Fly.io',
    host: /(^|\/)oidc\.fly\.io(\/|$)/i,
    shared: false,
    audience: 'sts.amazonaws.com',
    subject: { narrow: /^[^:*?]+:[^:*?]+(?::|$)/, sample: 'ORGANIZATION:APP:*' },
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
  { name: 'Google', host: /(^|\/)accounts\.google\.com$/i, shared: true },
  { name: 'Spacelift', host: /(^|\/)[a-z0-9-]+\.app\.(us\.)?spacelift\.io$/i, shared: false },
  { name: 'Semaphore', host: /(^|\/)[a-z0-9-]+\.semaphoreci\.com$/i, shared: false },
  { name: 'Microsoft Entra ID', host: /(^|\/)(sts\.windows\.net|login\.microsoftonline\.com)\//i, shared: false },
];
