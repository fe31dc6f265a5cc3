/**
 * Arguments that hold a credential by the provider's own schema, at any depth inside the resource. Sources: the resource
 * pages of https://registry.terraform.io/providers/hashicorp/aws/latest/docs and of the other providers named here.
 */
const TABLE = `
aws_acm_certificate private_key
aws_alb_listener client_secret
aws_alb_listener_rule client_secret
aws_amplify_app access_token oauth_token basic_auth_credentials
aws_amplify_branch basic_auth_credentials
aws_appflow_connector_profile access_token api_key api_secret_key application_key client_secret password private_key refresh_token secret_key
aws_appstream_directory_config account_password
aws_bedrockagentcore_api_key_credential_provider api_key
aws_chime_voice_connector_termination_credentials password
aws_cloudwatch_event_connection client_secret password
aws_codebuild_source_credential token
aws_codepipeline OAuthToken
aws_codepipeline_webhook secret_token
aws_cognito_identity_provider client_secret
aws_cognito_user password temporary_password
aws_datasync_location_fsx_windows_file_system password
aws_datasync_location_object_storage secret_key
aws_datasync_location_smb password
aws_db_instance password
aws_directory_service_directory password
aws_directory_service_radius_settings shared_secret
aws_directory_service_trust trust_password
aws_dms_endpoint auth_password password sasl_password ssl_client_key_password
aws_docdb_cluster master_password
aws_docdbelastic_cluster admin_user_password
aws_dx_bgp_peer bgp_auth_key
aws_dx_hosted_private_virtual_interface bgp_auth_key
aws_dx_hosted_public_virtual_interface bgp_auth_key
aws_dx_hosted_transit_virtual_interface bgp_auth_key
aws_dx_macsec_key_association cak
aws_dx_private_virtual_interface bgp_auth_key
aws_dx_public_virtual_interface bgp_auth_key
aws_dx_transit_virtual_interface bgp_auth_key
aws_elasticache_replication_group auth_token
aws_elasticache_user passwords
aws_elasticsearch_domain master_user_password
aws_emr_cluster ad_domain_join_password cross_realm_trust_principal_password kdc_admin_password
aws_fsx_ontap_file_system fsx_admin_password
aws_fsx_ontap_storage_virtual_machine password svm_admin_password
aws_fsx_windows_file_system password
aws_glue_connection PASSWORD
aws_iam_server_certificate private_key
aws_kinesis_firehose_delivery_stream access_key hec_token password private_key
aws_kms_ciphertext plaintext
aws_lb_listener client_secret
aws_lb_listener_rule client_secret
aws_lightsail_database master_password
aws_memorydb_user passwords
aws_mq_broker password
aws_opensearch_domain master_user_password
aws_opsworks_application password private_key ssh_key
aws_opsworks_mysql_layer root_password
aws_opsworks_rds_db_instance db_password
aws_opsworks_stack password ssh_key
aws_pinpoint_adm_channel client_secret
aws_pinpoint_apns_channel private_key token_key
aws_pinpoint_apns_sandbox_channel private_key token_key
aws_pinpoint_apns_voip_channel private_key token_key
aws_pinpoint_baidu_channel api_key secret_key
aws_pinpoint_gcm_channel api_key service_json
aws_quicksight_data_source password
aws_rds_cluster master_password
aws_redshift_cluster master_password
aws_redshiftserverless_namespace admin_user_password
aws_sagemaker_workforce client_secret
aws_secretsmanager_secret_version secret_string secret_binary
aws_sns_platform_application platform_credential
aws_storagegateway_gateway password smb_guest_password
aws_timestreaminfluxdb_db_cluster password
aws_timestreaminfluxdb_db_instance password
aws_transfer_server host_key
aws_verifiedaccess_trust_provider client_secret
aws_vpn_connection tunnel1_preshared_key tunnel2_preshared_key
aws_workspacesweb_identity_provider client_secret
azurerm_key_vault_secret value
azurerm_app_configuration_key value
google_secret_manager_secret_version secret_data
google_sql_user password
google_sql_database_instance root_password
github_actions_secret plaintext_value
github_actions_environment_secret plaintext_value
github_actions_organization_secret plaintext_value
gitlab_project_variable value
vault_generic_secret data_json
vault_kv_secret data_json
vault_kv_secret_v2 data_json
vault_generic_endpoint data_json
`;

const BY_TYPE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [type = '', ...names] = line.split(' ');
      return [type, new Set(names)] as const;
    }),
);

/** Arguments of the `connection` block of a provisioner. */
const CONNECTION = new Set(['password', 'private_key', 'bastion_password', 'bastion_private_key', 'proxy_user_password']);

/** Whether the schema of the type says that the argument, in a block of that kind, holds a credential. */
export function isCredentialArgument(type: string, block: string | undefined, argument: string): boolean {
  if (block === 'connection') return CONNECTION.has(argument);
  return BY_TYPE.get(type)?.has(argument) ?? false;
}
