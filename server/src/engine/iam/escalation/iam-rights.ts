/** Paths through IAM itself: writing policies, keys and trust. */
import { anywhere, catalogued, type EscalationPath, type Need, servicePage, some, technique } from './model';

type Extra = Partial<Pick<EscalationPath, 'depends' | 'link'>>;

function ownRights(id: string, title: string, needs: readonly Need[], extra: Extra = {}): EscalationPath {
  return { id, title, needs, gains: 'own-rights', passedTo: [], link: catalogued(id), ...extra };
}

function anotherIdentity(id: string, title: string, needs: readonly Need[], extra: Extra = {}): EscalationPath {
  return { id, title, needs, gains: 'another-identity', passedTo: [], link: catalogued(id), ...extra };
}

/** One action is enough. */
export const IAM_ALONE: readonly EscalationPath[] = [
  anotherIdentity(
    'sso-account-assignment',
    'give itself any permission set of IAM Identity Center in any account',
    [anywhere('sso:CreateAccountAssignment', 'assigns a permission set to a user or group')],
    { link: servicePage('aws-sso-and-identitystore-privesc') },
  ),
  ownRights('iam-005', 'give a role, its own too, any rights with an inline policy', [
    anywhere('iam:PutRolePolicy', 'writes an inline policy with any rights into a role'),
  ]),
  ownRights('iam-009', 'attach any policy to a role, its own too', [
    anywhere('iam:AttachRolePolicy', 'attaches AdministratorAccess to a role'),
  ]),
  ownRights('iam-001', 'rewrite the managed policies of the account, those it holds too', [
    anywhere('iam:CreatePolicyVersion', 'replaces a policy by a new default version with any rights'),
  ]),
  ownRights(
    'iam-set-default-policy-version',
    'bring back an older, wider version of a policy that it holds',
    [anywhere('iam:SetDefaultPolicyVersion', 'makes an older version of a policy the one that counts')],
    { link: technique('iamsetdefaultpolicyversion') },
  ),
  ownRights('iam-007', 'give any user any rights with an inline policy', [
    anywhere('iam:PutUserPolicy', 'writes an inline policy with any rights into a user'),
  ]),
  ownRights('iam-008', 'attach any policy to any user', [
    anywhere('iam:AttachUserPolicy', 'attaches AdministratorAccess to a user'),
  ]),
  ownRights('iam-011', 'give any group any rights with an inline policy', [
    anywhere('iam:PutGroupPolicy', 'writes an inline policy with any rights into a group'),
  ]),
  ownRights('iam-010', 'attach any policy to any group', [
    anywhere('iam:AttachGroupPolicy', 'attaches AdministratorAccess to a group'),
  ]),
  ownRights('iam-013', 'put users into any group, that of the administrators too', [
    anywhere('iam:AddUserToGroup', 'adds a user to a more powerful group'),
  ]),
  anotherIdentity('iam-002', 'make access keys for any user', [
    anywhere('iam:CreateAccessKey', 'makes an access key for a more powerful user'),
  ]),
  anotherIdentity('iam-004', 'give any user a console password', [
    anywhere('iam:CreateLoginProfile', 'sets a password for a user that has none'),
  ]),
  anotherIdentity('iam-006', 'change the console password of any user', [
    anywhere('iam:UpdateLoginProfile', "replaces a more powerful user's password"),
  ]),
  anotherIdentity('iam-012', 'let itself into any role by rewriting its trust policy', [
    anywhere('iam:UpdateAssumeRolePolicy', 'writes itself into the trust policy of a role'),
  ]),
  anotherIdentity(
    'iam-update-saml-provider',
    'sign in as whatever trusts a SAML provider',
    [anywhere('iam:UpdateSAMLProvider', "replaces the provider's metadata by its own")],
    { link: servicePage('aws-iam-privesc') },
  ),
  ownRights(
    'iam-delete-role-permissions-boundary',
    'remove the permissions boundary of a role',
    [anywhere('iam:DeleteRolePermissionsBoundary', 'takes the boundary off a role')],
    { depends: 'boundary', link: technique('iamdeleterolepermissionsboundary') },
  ),
  ownRights(
    'iam-put-role-permissions-boundary',
    'replace the permissions boundary of a role',
    [anywhere('iam:PutRolePermissionsBoundary', 'puts a wider boundary on a role')],
    { depends: 'boundary', link: technique('iamputrolepermissionsboundary') },
  ),
  ownRights(
    'iam-delete-user-permissions-boundary',
    'remove the permissions boundary of a user',
    [anywhere('iam:DeleteUserPermissionsBoundary', 'takes the boundary off a user')],
    { depends: 'boundary', link: technique('iamdeleteuserpermissionsboundary') },
  ),
  ownRights(
    'iam-put-user-permissions-boundary',
    'replace the permissions boundary of a user',
    [anywhere('iam:PutUserPermissionsBoundary', 'puts a wider boundary on a user')],
    { depends: 'boundary', link: technique('iamputuserpermissionsboundary') },
  ),
  ownRights(
    'iam-delete-role-policy',
    'delete inline policies of a role, those that deny too',
    [anywhere('iam:DeleteRolePolicy', 'deletes an inline policy that denies something')],
    { depends: 'circumstances', link: technique('iamdeleterolepolicy') },
  ),
  ownRights(
    'iam-detach-role-policy',
    'detach policies from a role, those that deny too',
    [anywhere('iam:DetachRolePolicy', 'detaches a policy that denies something')],
    { depends: 'circumstances', link: technique('iamdetachrolepolicy') },
  ),
  ownRights(
    'iam-delete-user-policy',
    'delete inline policies of a user, those that deny too',
    [anywhere('iam:DeleteUserPolicy', 'deletes an inline policy that denies something')],
    { depends: 'circumstances', link: technique('iamdeleteuserpolicy') },
  ),
  ownRights(
    'iam-detach-user-policy',
    'detach policies from a user, those that deny too',
    [anywhere('iam:DetachUserPolicy', 'detaches a policy that denies something')],
    { depends: 'circumstances', link: technique('iamdetachuserpolicy') },
  ),
  anotherIdentity(
    'sts-001',
    'assume every role that trusts it',
    [anywhere('sts:AssumeRole', 'takes the credentials of a role')],
    { depends: 'circumstances' },
  ),
  anotherIdentity(
    'identitystore-create-group-membership',
    'join any group of IAM Identity Center',
    [anywhere('identitystore:CreateGroupMembership', 'adds a person to a group with more accounts')],
    { depends: 'circumstances', link: servicePage('aws-sso-and-identitystore-privesc') },
  ),
];

/** Several actions make it; the first ones are aimed at something that exists and may be limited to it. */
export const IAM_TOGETHER: readonly EscalationPath[] = [
  anotherIdentity('iam-019', 'attach any policy to a role and let itself into it', [
    some('iam:AttachRolePolicy', 'attaches AdministratorAccess to the role'),
    some('iam:UpdateAssumeRolePolicy', 'writes itself into the trust policy of the role'),
  ]),
  anotherIdentity('iam-021', 'write any rights into a role and let itself into it', [
    some('iam:PutRolePolicy', 'writes an inline policy with any rights into the role'),
    some('iam:UpdateAssumeRolePolicy', 'writes itself into the trust policy of the role'),
  ]),
  anotherIdentity('iam-014', 'attach any policy to a role and assume it', [
    some('iam:AttachRolePolicy', 'attaches AdministratorAccess to the role'),
    some('sts:AssumeRole', 'takes the credentials of the role'),
  ]),
  anotherIdentity('iam-017', 'write any rights into a role and assume it', [
    some('iam:PutRolePolicy', 'writes an inline policy with any rights into the role'),
    some('sts:AssumeRole', 'takes the credentials of the role'),
  ]),
  anotherIdentity('iam-015', 'attach any policy to a user and make a key for it', [
    some('iam:AttachUserPolicy', 'attaches AdministratorAccess to the user'),
    some('iam:CreateAccessKey', 'makes an access key for the user'),
  ]),
  anotherIdentity('iam-018', 'write any rights into a user and make a key for it', [
    some('iam:PutUserPolicy', 'writes an inline policy with any rights into the user'),
    some('iam:CreateAccessKey', 'makes an access key for the user'),
  ]),
  anotherIdentity('iam-020', 'rewrite a policy and let itself into a role that has it', [
    some('iam:CreatePolicyVersion', 'replaces the policy by a version with any rights'),
    anywhere('iam:UpdateAssumeRolePolicy', 'writes itself into the trust policy of the role'),
  ]),
  anotherIdentity('iam-016', 'rewrite a policy and assume a role that has it', [
    some('iam:CreatePolicyVersion', 'replaces the policy by a version with any rights'),
    anywhere('sts:AssumeRole', 'takes the credentials of the role'),
  ]),
  anotherIdentity('iam-003', 'replace the access keys of any user', [
    some('iam:DeleteAccessKey', 'deletes a key of a user that has two'),
    anywhere('iam:CreateAccessKey', 'makes a new one'),
  ]),
  anotherIdentity(
    'iam-create-role',
    'create a role of its own with any rights',
    [
      some('iam:CreateRole', 'creates a role that trusts it'),
      some('iam:AttachRolePolicy|iam:PutRolePolicy', 'gives the role any rights'),
    ],
    { link: servicePage('aws-iam-privesc') },
  ),
  anotherIdentity(
    'iam-create-user',
    'create a user of its own with any rights',
    [
      some('iam:CreateUser', 'creates a user'),
      some('iam:AttachUserPolicy|iam:PutUserPolicy|iam:AddUserToGroup', 'gives the user any rights'),
      some('iam:CreateAccessKey|iam:CreateLoginProfile', 'makes a key or a password for it'),
    ],
    { link: servicePage('aws-iam-privesc') },
  ),
  anotherIdentity(
    'sso-permission-set',
    'write any rights into a permission set of IAM Identity Center',
    [
      anywhere('sso:PutInlinePolicyToPermissionSet|sso:AttachManagedPolicyToPermissionSet', 'widens a permission set'),
      some('sso:ProvisionPermissionSet', 'brings it to the accounts'),
    ],
    { link: servicePage('aws-sso-and-identitystore-privesc') },
  ),
];
