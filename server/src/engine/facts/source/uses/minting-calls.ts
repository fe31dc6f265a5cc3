/** Calls that make a credential which lives until somebody takes it away. */
import type { CallRow } from '../calls';
import type { Dialect } from '../dialects/role';

export interface MintingRow extends CallRow {
  readonly provider: 'aws' | 'gcp' | 'azure' | 'kubernetes';
  /** `an access key`. */
  readonly what: string;
}

const EVERY: readonly Dialect[] = ['js', 'python', 'go', 'java', 'csharp', 'kotlin', 'ruby', 'php', 'rust'];

export const MINTING_CALLS: readonly MintingRow[] = [
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
  {
    dialects: EVERY,
    calls: [
      ...['new CreateAccessKeyCommand', 'createAccessKey', 'create_access_key', 'CreateAccessKey', 'CreateAccessKeyAsync'],
      ...['CreateAccessKeyWithContext', 'CreateAccessKeyRequest'],
    ],
    provider: 'aws',
    what: 'an access key of an IAM user',
  },
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html
  {
    dialects: EVERY,
    calls: [
      ...['new CreateServiceSpecificCredentialCommand', 'createServiceSpecificCredential', 'create_service_specific_credential'],
      ...['CreateServiceSpecificCredential', 'CreateServiceSpecificCredentialAsync'],
    ],
    provider: 'aws',
    what: 'a service-specific credential of an IAM user',
  },
  // https://cloud.google.com/iam/docs/keys-create-delete
  {
    dialects: EVERY,
    calls: [
      ...['serviceAccounts.keys.create', 'service_accounts.keys.create', 'createServiceAccountKey', 'create_service_account_key'],
      ...['CreateServiceAccountKey', 'CreateServiceAccountKeyAsync', 'create_project_service_account_key'],
    ],
    provider: 'gcp',
    what: 'a key of a service account',
  },
  // https://cloud.google.com/storage/docs/authentication/managing-hmackeys
  {
    dialects: EVERY,
    calls: ['createHmacKey', 'create_hmac_key', 'CreateHMACKey', 'CreateHmacKey'],
    provider: 'gcp',
    what: 'an HMAC key of a service account',
    imports: 'storage',
  },
  // https://learn.microsoft.com/en-us/graph/api/application-addpassword
  {
    dialects: EVERY,
    calls: ['add_password.post', 'AddPassword.PostAsync', 'addPassword.post', 'AddPassword.Post'],
    provider: 'azure',
    what: 'a password of an application',
  },
  // https://learn.microsoft.com/en-us/powershell/module/az.resources/new-azadappcredential
  {
    dialects: ['powershell'],
    calls: ['New-AzADAppCredential', 'New-AzADSpCredential', 'New-AzADServicePrincipalCredential'],
    provider: 'azure',
    what: 'a password of an application',
  },
  { dialects: ['powershell'], calls: ['New-IAMAccessKey'], provider: 'aws', what: 'an access key of an IAM user' },
];

/** Paths of Microsoft Graph that make a password of an application. */
export const GRAPH_PASSWORD = /\/(?:applications|servicePrincipals)(?:\/|\().{1,200}\/(?:microsoft\.graph\.)?addPassword$/;

/** Calls that take a key away: a program that makes one and takes one away rotates it. */
export const RETIRES =
  /delete_?access_?key|update_?access_?key|keys\(?\)?\.delete|delete_?service_?account_?key|remove_?password/i;
