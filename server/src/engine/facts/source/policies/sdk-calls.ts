/**
 * Operations of the AWS API that take a policy document, or attach one: what the document is for follows from the operation.
 * Names as in the API references of the services (https://docs.aws.amazon.com/); SDKs spell them in their language's way.
 */
import type { Purpose } from '../../../iam/model';

export interface PolicyOperation {
  /** The parameter that holds the document; `Attributes.Policy` is a key inside a parameter. */
  readonly parameter: string;
  readonly purpose: Purpose;
  /** The parameter that names the identity which holds it, and the scheme of its alias. */
  readonly holder?: readonly [parameter: string, scheme: 'iam-role' | 'iam-user' | 'iam-group'];
}

const ROLE = ['RoleName', 'iam-role'] as const;
const USER = ['UserName', 'iam-user'] as const;
const GROUP = ['GroupName', 'iam-group'] as const;

const takes = (parameter: string, purpose: Purpose, holder?: PolicyOperation['holder']): readonly PolicyOperation[] => [
  { parameter, purpose, ...(holder ? { holder } : {}) },
];

/** By the operation's name. An operation of that name in several services takes each of the parameters. */
export const POLICY_OPERATIONS: ReadonlyMap<string, readonly PolicyOperation[]> = new Map<string, readonly PolicyOperation[]>([
  ['PutRolePolicy', takes('PolicyDocument', 'identity', ROLE)],
  ['PutUserPolicy', takes('PolicyDocument', 'identity', USER)],
  ['PutGroupPolicy', takes('PolicyDocument', 'identity', GROUP)],
  ['CreateRole', takes('AssumeRolePolicyDocument', 'trust', ROLE)],
  ['UpdateAssumeRolePolicy', takes('PolicyDocument', 'trust', ROLE)],
  // A managed policy may be granted or be a boundary: what attaches it decides. IoT's policies are granted to devices.
  ['CreatePolicy', [...takes('PolicyDocument', 'unknown'), ...takes('Content', 'scp')]],
  ['CreatePolicyVersion', takes('PolicyDocument', 'unknown')],
  ['UpdatePolicy', takes('Content', 'scp')],
  ['PutInlinePolicyToPermissionSet', takes('InlinePolicy', 'identity')],
  // A session never gets more than the role and this policy both allow.
  ['AssumeRole', takes('Policy', 'boundary')],
  ['AssumeRoleWithWebIdentity', takes('Policy', 'boundary')],
  ['AssumeRoleWithSAML', takes('Policy', 'boundary')],
  ['GetFederationToken', takes('Policy', 'boundary')],
  ['PutBucketPolicy', takes('Policy', 'resource')],
  ['PutAccessPointPolicy', takes('Policy', 'resource')],
  ['PutKeyPolicy', takes('Policy', 'resource')],
  ['CreateKey', takes('Policy', 'resource')],
  ['CreateQueue', takes('Attributes.Policy', 'resource')],
  ['SetQueueAttributes', takes('Attributes.Policy', 'resource')],
  ['CreateTopic', takes('Attributes.Policy', 'resource')],
  ['SetTopicAttributes', takes('AttributeValue', 'resource')],
  ['SetRepositoryPolicy', takes('PolicyText', 'resource')],
  ['PutRegistryPolicy', takes('PolicyText', 'resource')],
  ['PutFileSystemPolicy', takes('Policy', 'resource')],
  ['PutBackupVaultAccessPolicy', takes('Policy', 'resource')],
  [
    'PutResourcePolicy',
    [...takes('ResourcePolicy', 'resource'), ...takes('PolicyDocument', 'resource'), ...takes('Policy', 'resource')],
  ],
  ['PutPermission', takes('Policy', 'resource')],
  ['CreateVpcEndpoint', takes('PolicyDocument', 'resource')],
  ['ModifyVpcEndpoint', takes('PolicyDocument', 'resource')],
  ['CreateDomain', takes('AccessPolicies', 'resource')],
  ['CreateElasticsearchDomain', takes('AccessPolicies', 'resource')],
]);

/** Operations that give an identity a managed policy by its ARN: the parameter that names the identity. */
export const ATTACH_OPERATIONS: ReadonlyMap<string, NonNullable<PolicyOperation['holder']>> = new Map<
  string,
  NonNullable<PolicyOperation['holder']>
>([
  ['AttachRolePolicy', ROLE],
  ['AttachUserPolicy', USER],
  ['AttachGroupPolicy', GROUP],
]);
