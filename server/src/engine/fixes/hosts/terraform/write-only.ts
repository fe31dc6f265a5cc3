/** Arguments with a write-only twin, whose value never reaches the state, and whether a module may use them. */
import { parseHcl } from '../../../syntax/hcl/parser';
import type { FixContext } from '../../model';
import { moduleTexts } from './declare';
import { attributeOf, plainText } from './locate';

/** `type.argument` to the argument that counts versions. Provider documentation, "write-only arguments". */
const TWINS: Readonly<Record<string, string>> = {
  'aws_db_instance.password': 'password_wo_version',
  'aws_rds_cluster.master_password': 'master_password_wo_version',
  'aws_docdb_cluster.master_password': 'master_password_wo_version',
  'aws_redshift_cluster.master_password': 'master_password_wo_version',
  'aws_redshiftserverless_namespace.admin_user_password': 'admin_user_password_wo_version',
  'aws_secretsmanager_secret_version.secret_string': 'secret_string_wo_version',
  'aws_ssm_parameter.value': 'value_wo_version',
  'azurerm_key_vault_secret.value': 'value_wo_version',
  'azurerm_mssql_server.administrator_login_password': 'administrator_login_password_wo_version',
  'azurerm_postgresql_flexible_server.administrator_password': 'administrator_password_wo_version',
  'azurerm_mysql_flexible_server.administrator_password': 'administrator_password_wo_version',
  'google_sql_user.password': 'password_wo_version',
  'google_secret_manager_secret_version.secret_data': 'secret_data_wo_version',
};

/** The version argument of the write-only twin; undefined where there is none. */
export function versionArgument(type: string, argument: string): string | undefined {
  return TWINS[`${type}.${argument}`];
}

/**
 * Whether every version that `required_version` admits knows ephemeral resources and write-only arguments (Terraform and
 * OpenTofu from 1.11). Nothing required means nothing known.
 */
export function allowsWriteOnly(context: FixContext, file: string, text: string): boolean {
  for (const content of moduleTexts(context, file, text).values()) {
    if (!content.includes('required_version')) continue;
    for (const block of parseHcl(content).body.blocks) {
      if (block.type !== 'terraform') continue;
      const constraint = plainText(attributeOf(block.body, 'required_version')?.value);
      if (constraint !== undefined) return startsAt(constraint, 1, 11);
    }
  }
  return false;
}

/** Whether some part of the constraint sets a lower bound of at least major.minor. */
function startsAt(constraint: string, major: number, minor: number): boolean {
  return constraint.split(',').some((part) => {
    const match = /^\s*(>=|>|~>|=)?\s*(\d{1,6})(?:\.(\d{1,6}))?/.exec(part);
    if (!match) return false;
    const [, , first, second] = match;
    return Number(first) > major || (Number(first) === major && Number(second ?? 0) >= minor);
  });
}
