/** Resource types of third parties that declare an identity: keys, clients and accounts at their services, by provider. */
import type { Declaration } from './identity-types';

type Row = readonly [type: string, kind: Declaration['kind'], name: string];

/** One row a type. Sources: the providers' pages in the Terraform registry. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  datadog: [
    ['datadog_api_key', 'api-key', 'name'],
    ['datadog_application_key', 'api-key', 'name'],
    ['datadog_service_account', 'service-account', 'name'],
    ['datadog_service_account_application_key', 'api-key', 'name'],
  ],
  newrelic: [['newrelic_api_access_key', 'api-key', 'name']],
  grafana: [
    ['grafana_service_account', 'service-account', 'name'],
    ['grafana_api_key', 'api-key', 'name'],
    ['grafana_cloud_access_policy', 'service-account', 'name'],
  ],
  github: [['github_repository_deploy_key', 'ssh-key', 'title']],
  gitlab: [
    ['gitlab_deploy_token', 'api-key', 'name'],
    ['gitlab_deploy_key', 'ssh-key', 'title'],
    ['gitlab_project_access_token', 'api-key', 'name'],
    ['gitlab_group_access_token', 'api-key', 'name'],
    ['gitlab_personal_access_token', 'api-key', 'name'],
    ['gitlab_group_service_account', 'bot', 'username'],
  ],
  cloudflare: [
    ['cloudflare_api_token', 'api-key', 'name'],
    ['cloudflare_account_token', 'api-key', 'name'],
  ],
  auth0: [['auth0_client', 'api-key', 'name']],
  okta: [
    ['okta_app_oauth', 'api-key', 'label'],
    ['okta_api_service_integration', 'api-key', 'type'],
  ],
  keycloak: [['keycloak_openid_client', 'api-key', 'client_id']],
  vault: [
    ['vault_approle_auth_backend_role', 'service-account', 'role_name'],
    ['vault_kubernetes_auth_backend_role', 'service-account', 'role_name'],
    ['vault_jwt_auth_backend_role', 'service-account', 'role_name'],
    ['vault_aws_auth_backend_role', 'service-account', 'role'],
    ['vault_token', 'api-key', 'display_name'],
  ],
  confluent: [
    ['confluent_service_account', 'service-account', 'display_name'],
    ['confluent_api_key', 'api-key', 'display_name'],
  ],
  mongodbatlas: [
    ['mongodbatlas_api_key', 'api-key', 'description'],
    ['mongodbatlas_project_api_key', 'api-key', 'description'],
    ['mongodbatlas_service_account', 'service-account', 'name'],
  ],
  database: [
    ['mongodbatlas_database_user', 'database-account', 'username'],
    ['postgresql_role', 'database-account', 'name'],
    ['mysql_user', 'database-account', 'user'],
    ['mssql_login', 'database-account', 'login_name'],
    ['redshift_user', 'database-account', 'name'],
    ['google_alloydb_user', 'database-account', 'user_id'],
    ['cockroach_sql_user', 'database-account', 'name'],
    ['neon_role', 'database-account', 'name'],
    ['digitalocean_database_user', 'database-account', 'name'],
    ['scaleway_rdb_user', 'database-account', 'name'],
    ['rabbitmq_user', 'database-account', 'name'],
    ['elasticstack_elasticsearch_security_user', 'database-account', 'username'],
    ['alicloud_db_account', 'database-account', 'account_name'],
  ],
  elastic: [['elasticstack_elasticsearch_security_api_key', 'api-key', 'name']],
  terraform: [
    ['tfe_team_token', 'api-key', ''],
    ['tfe_organization_token', 'api-key', 'organization'],
    ['tfe_agent_token', 'api-key', 'description'],
  ],
  buildkite: [
    ['buildkite_agent_token', 'api-key', 'description'],
    ['buildkite_cluster_agent_token', 'api-key', 'description'],
  ],
  fastly: [['fastly_tls_subscription', 'certificate', '']],
  launchdarkly: [['launchdarkly_access_token', 'api-key', 'name']],
  harbor: [['harbor_robot_account', 'bot', 'name']],
  scaleway: [
    ['scaleway_iam_application', 'service-account', 'name'],
    ['scaleway_iam_api_key', 'api-key', 'description'],
  ],
  ibm: [
    ['ibm_iam_service_id', 'service-account', 'name'],
    ['ibm_iam_api_key', 'api-key', 'name'],
    ['ibm_iam_service_api_key', 'api-key', 'name'],
  ],
  oci: [['oci_identity_dynamic_group', 'service-principal', 'name']],
  alicloud: [
    ['alicloud_ram_role', 'iam-role', 'name'],
    ['alicloud_ram_user', 'iam-user', 'name'],
  ],
  yandex: [['yandex_iam_service_account', 'service-account', 'name']],
  openstack: [['openstack_identity_application_credential_v3', 'api-key', 'name']],
  hcloud: [['hcloud_ssh_key', 'ssh-key', 'name']],
  digitalocean: [['digitalocean_ssh_key', 'ssh-key', 'name']],
  aws: [
    ['aws_cognito_user_pool_client', 'api-key', 'name'],
    ['aws_transfer_user', 'service-account', 'user_name'],
    ['aws_lightsail_key_pair', 'ssh-key', 'name'],
    ['aws_bedrockagent_agent', 'agent', 'agent_name'],
  ],
  gcp: [
    ['google_apikeys_key', 'api-key', 'name'],
    ['google_iam_workload_identity_pool_provider', 'oidc-provider', 'workload_identity_pool_provider_id'],
  ],
  azure: [
    ['azurerm_container_registry_token', 'api-key', 'name'],
    ['azurerm_api_management_subscription', 'api-key', 'display_name'],
    ['azurerm_storage_account_local_user', 'service-account', 'name'],
    ['azurerm_ssh_public_key', 'ssh-key', 'name'],
    ['azurerm_key_vault_certificate', 'certificate', 'name'],
  ],
};

/** What each type declares. */
export const VENDOR_DECLARATIONS: readonly (readonly [string, Declaration])[] = Object.entries(ROWS).flatMap(([provider, rows]) =>
  rows.map(([type, kind, name]) => [type, { kind, provider, name }] as const),
);
