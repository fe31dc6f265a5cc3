/**
 * Arguments whose value need not reach the state: those with a write-only twin, and those that AWS can fill by itself.
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only and the resource pages of the providers.
 */
export interface Unstored {
  /** The twin: its value is sent and never stored. */
  readonly twin: string;
  /** The argument that counts the versions of the twin. */
  readonly version: string;
  /** The switch by which the service makes, keeps and rotates the password. */
  readonly managed?: string;
}

const wo = (argument: string, managed?: string): Unstored => ({
  twin: `${argument}_wo`,
  version: `${argument}_wo_version`,
  ...(managed ? { managed } : {}),
});

const TABLE: ReadonlyMap<string, Unstored> = new Map([
  ['aws_db_instance.password', wo('password', 'manage_master_user_password')],
  ['aws_rds_cluster.master_password', wo('master_password', 'manage_master_user_password')],
  ['aws_docdb_cluster.master_password', wo('master_password', 'manage_master_user_password')],
  ['aws_redshift_cluster.master_password', wo('master_password', 'manage_master_password')],
  ['aws_redshiftserverless_namespace.admin_user_password', wo('admin_user_password', 'manage_admin_password')],
  ['aws_secretsmanager_secret_version.secret_string', wo('secret_string')],
  ['aws_ssm_parameter.value', wo('value')],
  ['azurerm_key_vault_secret.value', wo('value')],
  ['azurerm_mssql_server.administrator_login_password', wo('administrator_login_password')],
  ['azurerm_postgresql_flexible_server.administrator_password', wo('administrator_password')],
  ['azurerm_mysql_flexible_server.administrator_password', wo('administrator_password')],
  ['google_sql_user.password', wo('password')],
  ['google_secret_manager_secret_version.secret_data', wo('secret_data')],
  ['kubernetes_secret.data', { twin: 'data_wo', version: 'data_wo_revision' }],
  ['kubernetes_secret_v1.data', { twin: 'data_wo', version: 'data_wo_revision' }],
]);

/** How the value of an argument stays out of the state; undefined where the provider knows no way. */
export function unstored(type: string, argument: string): Unstored | undefined {
  return TABLE.get(`${type}.${argument}`);
}
