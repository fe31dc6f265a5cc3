/** Actions that change who may do what, or that hand out credentials. */

import { CREDENTIAL_ACTIONS } from '../rights/exposure';
import { type Action, expandAction, nameOf } from './actions';

/** Answers of these, too, are passwords, keys or sessions that work at once; those of IAM open a session as somebody else. */
const GIVES_CREDENTIALS: ReadonlySet<string> = new Set([
  ...CREDENTIAL_ACTIONS,
  'chime:CreateApiKey',
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-identity:GetOpenIdToken',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'lightsail:DownloadDefaultKeyPair',
  'lightsail:GetBucketAccessKeys',
  'lightsail:GetKeyPair',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'sso:GetRoleCredentials',
  'sts:AssumeRole',
  'sts:GetSessionToken',
]);

/** Services whose permissions are those of identities: to change them is to become anyone. */
const OF_IDENTITIES: ReadonlySet<string> = new Set([
  'iam',
  'sts',
  'organizations',
  'sso',
  'sso-directory',
  'identitystore',
  'kms',
  'ram',
]);

/** Listed as management of permissions, but part of daily work: interfaces that a service attaches to, ACLs that are off by default. */
const USUAL =
  /^ec2:(?:Create|Delete)NetworkInterfacePermission$|^logs:(?:Put|Delete)ResourcePolicy$|^s3:PutObject(?:Version)?Acl$|:(?:Unt|T)agResource$/;

/** Whether the answer of the action is a credential. */
export function givesCredentials(action: Action): boolean {
  return GIVES_CREDENTIALS.has(nameOf(action));
}

export interface Sensitive {
  readonly actions: readonly Action[];
  /** Whether some of them reach identities or their credentials. */
  readonly sharp: boolean;
  /** Whether they only hand out credentials, and change no permissions and no identity. */
  readonly reading: boolean;
}

/** What is sensitive among the actions that a pattern covers. */
export function sensitiveIn(pattern: string): Sensitive {
  const known = judged.get(pattern);
  if (known) return known;
  const actions = expandAction(pattern).filter((action) => isSensitive(action));
  const sharp = actions.some((action) => OF_IDENTITIES.has(action.service) || givesCredentials(action));
  const found = {
    actions,
    sharp,
    reading: actions.every(({ access, service }) => access !== 'permissions' && service !== 'iam'),
  };
  if (judged.size < MOST) judged.set(pattern, found);
  return found;
}

const MOST = 20_000;
const judged = new Map<string, Sensitive>();

/** Names of actions that decide over access. The reference also files reading, attaching and peering under permissions, service by service. */
const OVER_ACCESS =
  /Polic|Permission|Acl|Grant|Access|Authoriz|Shar|Invit|Member|Owner|Trust|Principal|Credential|Role|Attribute/;

const READS = /^(?:BatchGet|Check|Describe|Get|List|Preview|Search|View)/;

function isSensitive(action: Action): boolean {
  if (givesCredentials(action)) return true;
  if (action.access !== 'permissions' || READS.test(action.name) || USUAL.test(nameOf(action))) return false;
  return OF_IDENTITIES.has(action.service) || OVER_ACCESS.test(action.name);
}
