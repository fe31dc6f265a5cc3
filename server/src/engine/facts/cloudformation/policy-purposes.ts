/** What a policy document is for, by the type of the resource it stands in (AWS CloudFormation template reference). */
import type { Purpose } from '../../iam/model';

/** Types whose documents give rights to whoever holds them. */
const IDENTITY = [
  'AWS::IAM::Group',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::User',
  'AWS::IAM::UserPolicy',
  // Attached to the certificates of devices.
  'AWS::IoT::Policy',
  'AWS::Serverless::Function',
  'AWS::Serverless::StateMachine',
  'AWS::SSO::PermissionSet',
];

/** Types whose documents only ever take rights away, or (a managed policy) are what their attachments say. */
const OTHERS: Readonly<Record<string, Purpose>> = {
  'AWS::IAM::ManagedPolicy': 'unknown',
  'AWS::Organizations::Policy': 'scp',
  // A session policy: it narrows the role that the server takes for the user.
  'AWS::Transfer::User': 'boundary',
};

/** Types whose inline documents belong to the resource itself. */
export const HOLDER_TYPES: ReadonlySet<string> = new Set(['AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::User']);

const PURPOSES: ReadonlyMap<string, Purpose> = new Map([
  ...IDENTITY.map((type) => [type, 'identity'] as const),
  ...Object.entries(OTHERS),
]);

/** `property` is the one that holds the document. A custom resource may do anything with it. */
export function purposeOf(type: string, property: string): Purpose {
  if (property === 'AssumeRolePolicyDocument') return 'trust';
  return (
    PURPOSES.get(type) ?? (type.startsWith('AWS::') && type !== 'AWS::CloudFormation::CustomResource' ? 'resource' : 'unknown')
  );
}
