/** Roles of Google Cloud that reach further than they seem to. */
import type { CloudMember } from '../../../facts/model';

/** https://cloud.google.com/iam/docs/roles-overview#basic */
export const BASIC_ROLES: Readonly<Record<string, string>> = {
  'roles/owner': 'do everything, and decide who has access,',
  'roles/editor': 'change and delete nearly everything',
  'roles/viewer': 'read nearly everything',
  'roles/admin': 'do everything, and decide who has access,',
  'roles/writer': 'change and delete nearly everything',
  'roles/reader': 'read nearly everything',
};

/** What each role lets its holder do with accounts. https://cloud.google.com/iam/docs/service-account-permissions */
export const IMPERSONATION_ROLES: Readonly<Record<string, string>> = {
  'roles/iam.serviceAccountUser': 'run code as',
  'roles/iam.serviceAccountTokenCreator': 'make tokens of',
  'roles/iam.serviceAccountOpenIdTokenCreator': 'make identity tokens of',
  'roles/iam.workloadIdentityUser': 'become',
  'roles/iam.serviceAccountKeyAdmin': 'make keys of',
  'roles/iam.serviceAccountAdmin': 'decide who may become',
};

/** Accounts that Google runs its services with. https://cloud.google.com/iam/docs/service-agents */
export function isServiceAgent({ term, identity = '' }: CloudMember): boolean {
  return (
    /@(?:gcp-sa-[\w-]+\.iam|cloudservices|[\w-]+-robot\.iam|[\w-]+\.google\.com\.iam)\.gserviceaccount\.com$/.test(term.text) ||
    /\.?google_(?:(?:project|folder|organization)_service_identity|storage_(?:transfer_)?project_service_account|bigquery_default_service_account)\./.test(
      identity,
    )
  );
}

/** Which default account a member is; undefined for any other. https://cloud.google.com/iam/docs/service-account-types#default */
export function defaultAccount(text: string, alias = ''): string | undefined {
  if (/@developer\.gserviceaccount\.com$/.test(text) || /\.google_compute_default_service_account\./.test(alias))
    return 'Compute Engine';
  if (/@appspot\.gserviceaccount\.com$/.test(text) || /\.google_app_engine_default_service_account\./.test(alias))
    return 'App Engine';
  return undefined;
}

/** The role that Google has for an account of such a workload: what it needs to run, and nothing more. */
export const WORKER_ROLES: Readonly<Record<string, string>> = {
  // https://cloud.google.com/kubernetes-engine/docs/how-to/service-accounts
  google_container_cluster: 'roles/container.defaultNodeServiceAccount',
  google_container_node_pool: 'roles/container.defaultNodeServiceAccount',
  // https://cloud.google.com/stackdriver/docs/solutions/agents/ops-agent/authorization
  google_compute_instance: 'roles/logging.logWriter',
  google_compute_instance_template: 'roles/logging.logWriter',
  // https://cloud.google.com/dataflow/docs/concepts/security-and-permissions
  google_dataflow_job: 'roles/dataflow.worker',
  google_dataflow_flex_template_job: 'roles/dataflow.worker',
  // https://cloud.google.com/composer/docs/how-to/access-control
  google_composer_environment: 'roles/composer.worker',
  // https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/service-accounts
  google_dataproc_cluster: 'roles/dataproc.worker',
  // https://cloud.google.com/build/docs/securing-builds/configure-user-specified-service-accounts
  google_cloudbuild_trigger: 'roles/cloudbuild.builds.builder',
};
