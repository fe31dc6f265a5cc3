/**
 * Arguments whose value need not reach the state: those with a write-only twin, and those that AWS can fill by itself.
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
export interface Unstored {
  /** The twin: its value is sent and never stored. */
  readonly twin: string;
  /** The argument that counts the versions of the twin; never ephemeral. */
  readonly version: string;
  /** The version of the provider that brought the twin. */
  readonly since: string;
  /** The switch by which the service makes, keeps and rotates the password. */
  readonly managed?: string;
}

/**
 * Type, path of the argument, provider version that brought its twin, switch. From the schema of hashicorp/aws 6.57, and from the
 * resource pages and change logs of hashicorp/azurerm 4, google 7, vault 5 and kubernetes 3 (August 2026). An argument of AWS
 * without a version of its own was first seen in 6.57.
 */
const ROWS = `
aws_acm_certificate private_key 6.57
aws_bedrockagentcore_api_key_credential_provider api_key 6.57
aws_db_instance password 5.88 manage_master_user_password
aws_docdb_cluster master_password 5.88 manage_master_user_password
aws_elasticache_user passwords 6.57
aws_kms_ciphertext plaintext 6.57
aws_rds_cluster master_password 5.88 manage_master_user_password
aws_redshift_cluster master_password 5.88 manage_master_password
aws_redshiftserverless_namespace admin_user_password 5.88 manage_admin_password
aws_secretsmanager_secret_version secret_string 5.88
aws_ssm_parameter value 5.88
azurerm_key_vault_secret value 4.23
azurerm_mssql_job_credential password 4.21
azurerm_mssql_server administrator_login_password 4.21
azurerm_mysql_flexible_server administrator_password 4.21
azurerm_postgresql_flexible_server administrator_password 4.21
google_alloydb_cluster initial_user.password 7.20
google_alloydb_user password 7.13
google_bigquery_data_transfer_config sensitive_params.secret_access_key 6.23
google_certificate_manager_certificate self_managed.pem_private_key 7.45
google_compute_backend_service iap.oauth2_client_secret 7.45
google_compute_region_ssl_certificate private_key 7.20
google_compute_ssl_certificate private_key 7.20
google_compute_vpn_tunnel shared_secret 7.6
google_firebase_ai_logic_config generative_language_config.api_key 7.19
google_iam_workforce_pool_provider oidc.client_secret.value.plain_text 7.38
google_monitoring_notification_channel sensitive_labels.auth_token 7.19
google_monitoring_notification_channel sensitive_labels.password 7.19
google_monitoring_notification_channel sensitive_labels.service_key 7.19
google_monitoring_uptime_check_config http_check.auth_info.password 6.30
google_secret_manager_secret_version secret_data 6.23
google_sql_database_instance root_password 7.13
google_sql_user password 7.0
kubernetes_secret data 2.36
kubernetes_secret_v1 data 2.36
vault_approle_auth_backend_login secret_id 5.7
vault_aws_auth_backend_client secret_key 5.7
vault_aws_secret_backend secret_key 5.7
vault_azure_auth_backend_config client_secret 5.7
vault_azure_secret_backend client_secret 5.7
vault_consul_secret_backend token 5.7
vault_gcp_auth_backend credentials 5.7
vault_gcp_secret_backend credentials 5.0
vault_jwt_auth_backend oidc_client_secret 5.7
vault_kubernetes_auth_backend_config token_reviewer_jwt 5.7
vault_kubernetes_secret_backend service_account_jwt 5.7
vault_kv_secret_v2 data_json 5.0
vault_ldap_auth_backend bindpass 5.7
vault_ldap_secret_backend bindpass 5.7
vault_mongodbatlas_secret_backend private_key 5.7
vault_nomad_secret_backend token 5.7
vault_okta_auth_backend api_token 5.8
vault_rabbitmq_secret_backend password 5.7
vault_terraform_cloud_secret_backend token 5.4
`;

const TABLE: ReadonlyMap<string, Unstored> = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => {
      const [type = '', path = '', since = '', managed] = row.split(' ');
      const argument = path.slice(path.lastIndexOf('.') + 1);
      // https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1: without it nothing is sent
      const version = type.startsWith('kubernetes_') ? `${argument}_wo_revision` : `${argument}_wo_version`;
      return [`${type}.${path}`, { twin: `${argument}_wo`, version, since, ...(managed ? { managed } : {}) }] as const;
    }),
);

/**
 * How the value of an argument stays out of the state; undefined where the provider knows no way. `blocks` are the types of the
 * nested blocks that it stands in, outermost first.
 */
export function unstored(type: string, argument: string, blocks: readonly string[] = []): Unstored | undefined {
  return TABLE.get([type, ...blocks, argument].join('.'));
}

/** Whether an argument takes values that are never stored: it is such a twin. */
export function isWriteOnly(type: string, argument: string, blocks: readonly string[] = []): boolean {
  return argument.endsWith('_wo') && unstored(type, argument.slice(0, -'_wo'.length), blocks) !== undefined;
}
