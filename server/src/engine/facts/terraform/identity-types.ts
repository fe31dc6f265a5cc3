/** Resource types that declare an identity. */
import type { IdentityFact, IdentityKind } from '../model';
import { VENDOR_DECLARATIONS } from './identity-types-vendors';

export interface Declaration {
  readonly kind: IdentityKind;
  readonly provider: IdentityFact['provider'];
  /** Argument that names it to people. */
  readonly name: string;
  /** Scheme of the alias by which other worlds call it, followed by the name. */
  readonly scheme?: string;
}

const aws = (kind: IdentityKind, name: string, scheme?: string): Declaration => ({
  kind,
  provider: 'aws',
  name,
  ...(scheme ? { scheme } : {}),
});
const database = (name: string): Declaration => ({ kind: 'database-account', provider: 'database', name });
const kubernetes: Declaration = { kind: 'k8s-service-account', provider: 'kubernetes', name: 'metadata' };

/** What each type declares. */
export const DECLARATIONS: ReadonlyMap<string, Declaration> = new Map<string, Declaration>([
  ...VENDOR_DECLARATIONS,
  ...Object.entries({
    aws_iam_role: aws('iam-role', 'name', 'iam-role'),
    aws_iam_service_linked_role: aws('iam-role', 'aws_service_name'),
    aws_iam_user: aws('iam-user', 'name', 'iam-user'),
    aws_iam_group: aws('iam-group', 'name', 'iam-group'),
    aws_iam_access_key: aws('iam-access-key', 'user'),
    aws_iam_service_specific_credential: aws('api-key', 'user_name'),
    aws_iam_openid_connect_provider: aws('oidc-provider', 'url'),
    aws_key_pair: aws('ssh-key', 'key_name'),
    tls_private_key: { kind: 'ssh-key', provider: 'tls', name: '' },
    aws_db_instance: database('username'),
    aws_rds_cluster: database('master_username'),
    aws_docdb_cluster: database('master_username'),
    aws_redshift_cluster: database('master_username'),
    aws_redshiftserverless_namespace: database('admin_username'),
    aws_lightsail_database: database('master_username'),
    aws_elasticache_user: database('user_name'),
    aws_memorydb_user: database('user_name'),
    azurerm_mssql_server: database('administrator_login'),
    azurerm_mysql_server: database('administrator_login'),
    azurerm_mysql_flexible_server: database('administrator_login'),
    azurerm_postgresql_server: database('administrator_login'),
    azurerm_postgresql_flexible_server: database('administrator_login'),
    azurerm_sql_server: database('administrator_login'),
    google_sql_user: database('name'),
    aws_iot_thing: aws('device', 'name'),
    aws_iot_certificate: aws('certificate', ''),
    aws_transfer_ssh_key: aws('ssh-key', 'user_name'),
    databricks_service_principal: { kind: 'service-principal', provider: 'databricks', name: 'display_name' },
    databricks_token: { kind: 'api-key', provider: 'databricks', name: 'comment' },
    databricks_obo_token: { kind: 'api-key', provider: 'databricks', name: 'comment' },
    snowflake_user: database('name'),
    snowflake_service_user: database('name'),
    snowflake_legacy_service_user: database('name'),
    aws_acm_certificate: aws('certificate', 'domain_name'),
    aws_iam_server_certificate: aws('certificate', 'name'),
    aws_api_gateway_api_key: aws('api-key', 'name'),
    aws_appsync_api_key: aws('api-key', ''),
    kubernetes_service_account: kubernetes,
    kubernetes_service_account_v1: kubernetes,
    kubernetes_default_service_account: kubernetes,
    kubernetes_default_service_account_v1: kubernetes,
    google_service_account: { kind: 'service-account', provider: 'gcp', name: 'account_id' },
    azurerm_user_assigned_identity: { kind: 'managed-identity', provider: 'azure', name: 'name' },
    azuread_service_principal: { kind: 'service-principal', provider: 'azure', name: '' },
    azuread_application: { kind: 'service-principal', provider: 'azure', name: 'display_name' },
    azuread_application_registration: { kind: 'service-principal', provider: 'azure', name: 'display_name' },
  } satisfies Record<string, Declaration>),
]);

/** Whether resources of the type are identities themselves. */
export function isIdentityType(type: string): boolean {
  return DECLARATIONS.has(type);
}
