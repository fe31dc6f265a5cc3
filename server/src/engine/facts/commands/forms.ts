/** Commands that make a credential which lives until somebody takes it away, and those that log in with one. */

export interface MintingCommand {
  /** The words of the command, in order; options may stand between them. */
  readonly words: readonly string[];
  /** An option with which it makes none. */
  readonly without?: RegExp;
  readonly provider: 'aws' | 'gcp' | 'azure';
  readonly what: string;
}

export const MINTING: readonly MintingCommand[] = [
  // https://docs.aws.amazon.com/cli/latest/reference/iam/create-access-key.html
  { words: ['aws', 'iam', 'create-access-key'], provider: 'aws', what: 'an access key of an IAM user' },
  {
    words: ['aws', 'iam', 'create-service-specific-credential'],
    provider: 'aws',
    what: 'a service-specific credential of an IAM user',
  },
  // https://cloud.google.com/sdk/gcloud/reference/iam/service-accounts/keys/create
  { words: ['gcloud', 'iam', 'service-accounts', 'keys', 'create'], provider: 'gcp', what: 'a key of a service account' },
  { words: ['gcloud', 'storage', 'hmac', 'create'], provider: 'gcp', what: 'an HMAC key of a service account' },
  { words: ['gsutil', 'hmac', 'create'], provider: 'gcp', what: 'an HMAC key of a service account' },
  // https://learn.microsoft.com/en-us/cli/azure/ad/sp#az-ad-sp-create-for-rbac
  {
    words: ['az', 'ad', 'sp', 'create-for-rbac'],
    without: /^--(?:cert|create-cert)\b/,
    provider: 'azure',
    what: 'a password of an application',
  },
  {
    words: ['az', 'ad', 'sp', 'credential', 'reset'],
    without: /^--(?:cert|create-cert)\b/,
    provider: 'azure',
    what: 'a password of an application',
  },
  {
    words: ['az', 'ad', 'app', 'credential', 'reset'],
    without: /^--(?:cert|create-cert)\b/,
    provider: 'azure',
    what: 'a password of an application',
  },
];

/** What a script must hold for any of this to be in it. */
export const WORTH =
  /create-access-key|service-specific-credential|keys\s+create|hmac\s+create|create-for-rbac|credential\s+reset|--service-principal|activate-service-account|--insecure|\bcurl\b[^\n]{0,400}\s-[a-zA-Z]{0,8}k|--no-check-certificate|\b(?:echo|printf|ssh-keygen|openssl|keytool)\b/;

/** `-k` among other short options of curl that take no value; the last may. */
export const CURL_UNCHECKED = /^(?:--insecure|-[fsSLvigOIJjN]{0,8}k[fsSLvigOIJjN]{0,8}[uHXod]?)$/;
/** https://curl.se/docs/manpage.html */
export const CURL_LOGIN = /^(?:-u|--user|--oauth2-bearer|-[fsSLvigOIJjNk]{1,8}u)$|^--user=/;
export const LOGIN_HEADER = /^(?:authorization|x-api-key|private-token|x-auth-token|api-key|x-vault-token|cookie)\s*:/i;
/** https://www.gnu.org/software/wget/manual/wget.html */
export const WGET_LOGIN = /^--(?:(?:http-)?password|user|header=(?:authorization|x-api-key|private-token))/i;
