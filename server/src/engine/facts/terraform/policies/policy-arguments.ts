/**
 * Arguments of AWS resources that hold a policy document, from the resource pages of the Terraform AWS provider
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs).
 */
import type { Purpose } from '../../../iam/model';

export interface PolicyArgument {
  readonly argument: string;
  readonly purpose: Exclude<Purpose, 'unknown'>;
  /** Argument that names the identity which holds it, where that is not the resource itself. */
  readonly holder?: string;
}

const resource = (argument: string): readonly PolicyArgument[] => [{ argument, purpose: 'resource' }];
const identity = (argument: string, holder?: string): readonly PolicyArgument[] => [
  { argument, purpose: 'identity', ...(holder ? { holder } : {}) },
];

const RESOURCE_POLICY = (
  'aws_acmpca_policy aws_api_gateway_rest_api aws_api_gateway_rest_api_policy aws_backup_vault_policy ' +
  'aws_cloudwatch_event_bus_policy aws_dynamodb_resource_policy aws_ecr_registry_policy aws_ecr_repository_policy ' +
  'aws_ecrpublic_repository_policy aws_efs_file_system_policy aws_glacier_vault_lock aws_glue_resource_policy ' +
  'aws_kinesis_resource_policy aws_kms_external_key aws_kms_key aws_kms_key_policy aws_kms_replica_external_key ' +
  'aws_kms_replica_key aws_media_store_container_policy aws_msk_cluster_policy aws_s3_access_point aws_s3_bucket ' +
  'aws_s3_bucket_policy aws_s3control_access_point_policy aws_s3control_bucket_policy aws_s3tables_table_bucket_policy ' +
  'aws_schemas_registry_policy aws_secretsmanager_secret aws_secretsmanager_secret_policy aws_ses_identity_policy ' +
  'aws_sesv2_email_identity_policy aws_sns_topic aws_sns_topic_policy aws_sqs_queue aws_sqs_queue_policy aws_vpc_endpoint ' +
  'aws_vpc_endpoint_policy aws_vpclattice_auth_policy aws_vpclattice_resource_policy'
).split(' ');

/** Policy arguments of a resource type; undefined for types that have none. */
export const POLICY_ARGUMENTS: ReadonlyMap<string, readonly PolicyArgument[]> = new Map([
  ...RESOURCE_POLICY.map((type) => [type, resource('policy')] as const),
  ['aws_cloudwatch_log_destination_policy', resource('access_policy')],
  ['aws_cloudwatch_log_resource_policy', resource('policy_document')],
  ['aws_codeartifact_domain_permissions_policy', resource('policy_document')],
  ['aws_codeartifact_repository_permissions_policy', resource('policy_document')],
  ['aws_codebuild_resource_policy', resource('policy')],
  ['aws_elasticsearch_domain', resource('access_policies')],
  ['aws_elasticsearch_domain_policy', resource('access_policies')],
  ['aws_opensearch_domain', resource('access_policies')],
  ['aws_opensearch_domain_policy', resource('access_policies')],
  ['aws_glacier_vault', resource('access_policy')],
  ['aws_networkfirewall_resource_policy', resource('policy')],
  ['aws_organizations_resource_policy', resource('content')],
  ['aws_organizations_policy', [{ argument: 'content', purpose: 'scp' }]],
  ['aws_iam_role', [{ argument: 'assume_role_policy', purpose: 'trust' }]],
  ['aws_iam_policy', identity('policy')],
  ['aws_iam_role_policy', identity('policy', 'role')],
  ['aws_iam_user_policy', identity('policy', 'user')],
  ['aws_iam_group_policy', identity('policy', 'group')],
  ['aws_iot_policy', identity('policy')],
  ['aws_ssoadmin_permission_set_inline_policy', identity('inline_policy', 'permission_set_arn')],
  ['aws_transfer_access', identity('policy')],
  ['aws_transfer_user', identity('policy')],
]);
