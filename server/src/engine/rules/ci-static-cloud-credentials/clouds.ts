/** What the stored keys of the clouds are called in variables and inputs, and which commands log in with them. */

export interface Cloud {
  readonly title: string;
  /** Name of a variable or input, in lower case with underscores, that holds what must stay secret. */
  readonly secret: RegExp;
  /** Names beside it. */
  readonly partner: RegExp;
  /** Beside the key these say that it is a temporary one. */
  readonly temporary?: RegExp;
  /** Words of a command that log in, with a blank between; group 1 is what the key is read from. */
  readonly commands: readonly RegExp[];
}

const VARIABLE = String.raw`(?:\uFFFC|\$\{?\w{1,100}\}?|\$\([\w.-]{1,100}\)|\$env:\w{1,100}|%\w{1,100}%)`;

export const CLOUDS: readonly Cloud[] = [
  {
    title: 'AWS',
    secret: /(?:^|_)aws_(?:secret_access_key|secret_key|access_key_secret)(?:_(?!id|name|file)[a-z0-9]+)?$/,
    partner: /(?:^|_)aws_(?:access_key_id|access_key)(?:_[a-z0-9]+)?$/,
    temporary: /aws_session_token|aws_security_token/,
    // https://docs.aws.amazon.com/cli/latest/reference/configure/set.html
    commands: [
      new RegExp(
        `^aws configure (?:--profile [\\w-]+ )?set (?:profile\\.[\\w-]+\\.|default\\.)?aws_secret_access_key (${VARIABLE})`,
      ),
      // The tools' own file, written by hand.
      new RegExp(`^(?:echo|printf) .*?\\baws_secret_access_key ?= ?(${VARIABLE})`),
      // https://www.serverless.com/framework/docs/providers/aws/cli-reference/config-credentials
      new RegExp(`^(?:npx )?(?:serverless|sls) config credentials .*(?:--secret|-s)[= ](${VARIABLE})`),
      new RegExp(`^export (?:AWS_ACCESS_KEY_ID=\\S+ )?AWS_SECRET_ACCESS_KEY=(${VARIABLE})(?: |$)`),
    ],
  },
  {
    title: 'Google Cloud',
    secret:
      /(?:^|_)(?:google_credentials|google_application_credentials|google_cloud_keyfile_json|gcloud_keyfile_json|credentials_json|(?:gcp|gcloud|google|gke)_(?:sa|service_account|service)_?(?:key|json|credentials)(?:_json|_base64)?|gcp_credentials|gcloud_auth|service_account_key)(?:_(?!file|path|name|email)[a-z0-9]+)?$/,
    partner: /project_id$/,
    // https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account
    commands: [
      /^gcloud (?:\S+ ){0,3}auth (?:\S+ ){0,3}activate-service-account\b.*--key-file[= ]?(\S+)/,
      // https://cloud.google.com/artifact-registry/docs/docker/authentication#json-key
      /^docker login\b.* (?:-u|--username)[= ]_json_key(?:_base64)?\b/,
    ],
  },
  {
    title: 'Azure',
    secret: /^(?:tf_var_)?(?:azure_client_secret|arm_client_secret|azure_credentials|azure_sp_password|azure_password)$/,
    partner: /(?:^|_)(?:azure|arm)_(?:client_id|app_id|user)$/,
    // https://learn.microsoft.com/cli/azure/authenticate-azure-cli-service-principal
    commands: [
      new RegExp(`^az login\\b(?=.* --service-principal)(?!.*--federated-token).* (?:-p|--password)[= ](${VARIABLE})`),
      new RegExp(`^export (?:ARM|AZURE)_CLIENT_SECRET=(${VARIABLE})(?: |$)`),
      /^(?:\S+ ){0,12}?\S*(\$\{?(?:env:)?servicePrincipalKey\b|%servicePrincipalKey%)/,
    ],
  },
];

/** Inputs of one action only, which would say too little elsewhere. Lower case with underscores. */
export const INPUTS: readonly { readonly action: RegExp; readonly input: RegExp; readonly cloud: string }[] = [
  { action: /^azure\/login$/, input: /^creds$/, cloud: 'Azure' },
  // https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipes/
  { action: /^(?:google|atlassian\/google-)/, input: /^key_file$/, cloud: 'Google Cloud' },
  { action: /^atlassian\/aws-/, input: /^aws_secret_access_key$/, cloud: 'AWS' },
];

/** Names of stored values that say by themselves what they are, whatever the input that takes them is called. */
export const OF_CLOUD: readonly { readonly name: RegExp; readonly cloud: string }[] = [
  { name: /^(?:\w+_)?AWS_SECRET_(?:ACCESS_)?KEY(?:_(?!ID)\w+)?$/i, cloud: 'AWS' },
  { name: /^(?:GCP|GCLOUD|GOOGLE|GKE)_(?:SA|SERVICE_ACCOUNT|SERVICE)_?(?:KEY|JSON)(?:_\w+)?$/i, cloud: 'Google Cloud' },
  { name: /^AZURE_CREDENTIALS(?:_\w+)?$/i, cloud: 'Azure' },
];
