/** Types of Terraform that stand for an account that Google makes and keeps. */
import { get, type ObjectValue, textOf } from '../../../syntax/value';

/**
 * What the account is that a type of Terraform gives the address of.
 * https://cloud.google.com/iam/docs/service-account-types#google-managed
 */
export const AGENTS: Readonly<Record<string, (body: ObjectValue) => string>> = {
  google_compute_default_service_account: () => 'Compute Engine default service account',
  google_app_engine_default_service_account: () => 'App Engine default service account',
  google_storage_project_service_account: () => 'Cloud Storage service agent',
  google_storage_transfer_project_service_account: () => 'Storage Transfer service agent',
  google_bigquery_default_service_account: () => 'BigQuery service agent',
  google_project_service_identity: agentOf,
  google_folder_service_identity: agentOf,
  google_organization_service_identity: agentOf,
};

/** Whether resources or data sources of the type stand for an account that Google keeps. */
export function isAgentType(type: string): boolean {
  return Object.hasOwn(AGENTS, type);
}

function agentOf(body: ObjectValue): string {
  return `${textOf(get(body, 'service')) ?? ''} service agent`.trim();
}
