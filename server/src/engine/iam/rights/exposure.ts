/** Actions that are worth a word of their own where nothing limits them, by what they give away. Facts: service authorization reference. */
import { type Action, actionOf, nameOf } from '../table/actions';

/**
 * They answer with credentials, or with what opens a session as somebody else. Those of IAM users are paths to more rights and
 * reported as such; tokens for a registry of packages or images are what every build needs.
 */
export const CREDENTIAL_ACTIONS: readonly string[] = [
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'sts:GetFederationToken',
  'ec2:GetPasswordData',
  'rds-db:connect',
  'dsql:DbConnectAdmin',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'redshift-serverless:GetCredentials',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'codepipeline:PollForJobs',
  'connect:GetFederationToken',
  'gamelift:GetComputeAccess',
  'gamelift:RequestUploadCredentials',
  'mediapackage:RotateChannelCredentials',
  'mediapackage:RotateIngestEndpointCredentials',
  'snowball:GetJobUnlockCode',
  'storagegateway:DescribeChapCredentials',
];

/** They answer with what is stored: objects, secrets, parameters, and what a key encrypts. */
export const DATA_ACTIONS: readonly string[] = [
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'ssm:GetParameterHistory',
  'kms:Decrypt',
];

/** They decide who else may use a resource, though the reference counts them as writing. */
const ALSO_SHARING = new Set([
  'ec2:ModifyImageAttribute',
  'ec2:ModifySnapshotAttribute',
  'ram:AssociateResourceShare',
  'ram:CreateResourceShare',
  'rds:ModifyDBClusterSnapshotAttribute',
  'rds:ModifyDBSnapshotAttribute',
  's3:PutBucketPublicAccessBlock',
]);

/**
 * Of the reference's permissions management, these change no more than a stack, a device or a network interface, or belong to IAM, whose
 * actions are paths to more rights.
 */
const LITTLE_OR_OTHER = /^(iam|iot|sso|waf|waf-regional):|^cloudformation:SetStackPolicy$|^ec2:CreateNetworkInterfacePermission$/;

const GRANTS_ACCESS = /^(Put|Set|Create|Update|Add|Attach|Modify|Grant|Authorize)\w*?(Policy|Permissions?|Grant|Acl|Access)$/;

/** Whether the action changes who may use a resource: `s3:PutBucketPolicy`, `kms:CreateGrant`, `lambda:AddPermission`. */
export function changesAccess(name: string): boolean {
  const action = actionOf(name);
  return action !== undefined && opensTo(action);
}

function opensTo(action: Action): boolean {
  const name = nameOf(action);
  if (ALSO_SHARING.has(name)) return true;
  return action.access === 'permissions' && GRANTS_ACCESS.test(action.name) && !LITTLE_OR_OTHER.test(name);
}
