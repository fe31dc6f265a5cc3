import { bech32 } from './checksum';
import { family } from './model';
import { vendors } from './vendor';

const vault = family(
  {
    provider: 'HashiCorp Vault',
    lifetime: 'no expiry',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    rotate: 'revoke it; log in by an auth method of the platform instead of a stored token',
    holder: 'either',
    opens: 'read and write the secrets that its policies allow',
  },
  [
    {
      id: 'vault-service-token',
      title: 'service token',
      pattern: /hvs\.(?:[A-Za-z0-9_-]{80,200}|[A-Za-z0-9]{24,28}(?:\.[A-Za-z0-9]{5})?)/,
      literals: ['hvs.'],
      follow: ['url', 24],
      lifetime: '32 days unless the policy says otherwise; root tokens never expire',
    },
    {
      id: 'vault-batch-token',
      title: 'batch token',
      pattern: /hvb\.[A-Za-z0-9_-]{120,300}/,
      literals: ['hvb.'],
      follow: ['url', 120],
      lifetime: 'short; cannot be revoked alone',
    },
    {
      id: 'vault-recovery-token',
      title: 'recovery token',
      pattern: /hvr\.(?:[A-Za-z0-9_-]{80,200}|[A-Za-z0-9]{24,28})/,
      literals: ['hvr.'],
      follow: ['url', 24],
      opens: 'read and write the raw storage in recovery mode',
      lifetime: 'ends with recovery mode',
    },
    {
      id: 'vault-token-legacy',
      title: 'token',
      pattern: /[sbr]\.[A-Za-z0-9]{24}/,
      literals: ['vault_token', 'vault-token', 'vaulttoken', 'x-vault-token', 'vault_root_token', 'vault_dev_root_token_id'],
      at: 'keyword',
      random: true,
      lifetime: '32 days unless the policy says otherwise; root tokens never expire',
    },
    {
      id: 'vault-root-token',
      title: 'root token',
      pattern: /[sbr]\.[A-Za-z0-9]{24}/,
      literals: ['root token', 'root_token', 'vault login', 'client_token'],
      at: 'keyword',
      random: true,
      opens: 'everything in the Vault',
      rotate: 'revoke it; generate a root token only for the task and with a quorum of key holders',
    },
    {
      id: 'vault-unseal-key',
      type: 'private-key',
      title: 'unseal key',
      pattern: /[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44}|[0-9a-f]{64,66}/,
      literals: ['unseal key', 'unseal_key', 'unseal-key', 'unsealkey', 'recovery key', 'operator unseal'],
      at: 'keyword',
      random: true,
      opens: 'unseal the storage, together with the other shares',
      rotate: 'rekey: vault operator rekey gives new shares and ends the old',
      docs: 'https://developer.hashicorp.com/vault/docs/concepts/seal',
    },
  ],
);

const hashicorp = family(
  { provider: 'HashiCorp', docs: 'https://developer.hashicorp.com/', rotate: 'make a new one, switch, delete the old one' },
  [
    {
      id: 'hcp-terraform-token',
      provider: 'HCP Terraform',
      title: 'API token',
      pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}/,
      literals: ['.atlasv1.'],
      at: 'inside',
      before: 14,
      follow: ['url', 60],
      holder: 'either',
      opens: 'plan and apply, and read the state, of its user’s, team’s or organization’s workspaces',
      rotate: 'make a new token, switch, delete the old one; better: dynamic credentials',
      docs: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
      lifetime: 'no expiry unless chosen',
    },
  ],
);

const stores = [
  ...family(
    {
      provider: 'Doppler',
      docs: 'https://docs.doppler.com/docs/service-tokens',
      rotate: 'make a new token, switch, revoke the old one',
    },
    [
      {
        id: 'doppler-token',
        title: 'token',
        pattern: /dp\.(?:pt|st|ct|sa|scim|audit|said)\.(?:[a-z0-9_-]{1,40}\.)?[A-Za-z0-9]{40,44}/,
        literals: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.', 'dp.said.'],
        holder: 'either',
        opens: 'read the secrets of a config; a personal or service account’s token those of all its projects',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family(
    {
      provider: '1Password',
      lifetime: 'no expiry',
      docs: 'https://developer.1password.com/docs/service-accounts/',
      rotate: 'rotate the service account’s token',
    },
    [
      {
        id: '1password-service-account',
        title: 'service account token',
        pattern: /ops_eyJ[A-Za-z0-9+/_-]{200,1500}={0,3}/,
        literals: ['ops_eyJ'],
        follow: ['token', 200],
        opens: 'read, and write if allowed, the items of its vaults',
        lifetime: 'no expiry unless chosen',
      },
      {
        id: '1password-secret-key',
        type: 'private-key',
        title: 'account secret key',
        pattern: /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/,
        literals: ['A3-'],
        follow: ['url', 34],
        random: true,
        holder: 'person',
        opens: 'unlock the account on a new device, with its password',
        rotate: 'regenerate the secret key in the profile and sign in again everywhere',
        docs: 'https://support.1password.com/secret-key/',
      },
      {
        id: '1password-connect-token',
        title: 'Connect server token',
        pattern: /eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{20,1000}/,
        literals: ['op_connect_token', 'connect_token', 'onepassword_token'],
        at: 'keyword',
        opens: 'read, and write if allowed, the items of its vaults',
        lifetime: 'no expiry unless chosen',
        rotate: 'issue a new Connect token, switch, revoke the old one',
        docs: 'https://developer.1password.com/docs/connect/',
      },
    ],
  ),
  ...family(
    {
      provider: 'Bitwarden',
      docs: 'https://bitwarden.com/help/access-tokens/',
      rotate: 'create a new access token, switch, revoke the old one',
    },
    [
      {
        id: 'bitwarden-access-token',
        title: 'Secrets Manager access token',
        pattern: /0\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==/,
        literals: ['bws_access_token', 'bws_token', 'bws ', 'bitwarden'],
        at: 'keyword',
        opens: 'read and write the secrets of its machine account’s projects',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family(
    {
      provider: 'Infisical',
      docs: 'https://infisical.com/docs/documentation/platform/identities/overview',
      rotate: 'replace it by a machine identity’s login, then delete it',
    },
    [
      {
        id: 'infisical-service-token',
        title: 'service token',
        pattern: /st\.[0-9a-f-]{24,36}\.[0-9a-f]{32}\.[0-9a-f]{32}/,
        literals: ['infisical'],
        at: 'keyword',
        opens: 'read, and write if allowed, the secrets of one environment',
        lifetime: 'no expiry unless chosen',
      },
    ],
  ),
  ...family(
    {
      provider: 'Akeyless',
      docs: 'https://docs.akeyless.io/docs/api-key',
      rotate: 'rotate the access key of its auth method; better: a cloud identity',
    },
    [
      {
        id: 'akeyless-access-key',
        type: 'access-key',
        title: 'access key',
        pattern: /[A-Za-z0-9+/]{43}=/,
        literals: ['akeyless'],
        at: 'keyword',
        opens: 'read and write the secrets that its role allows',
      },
    ],
  ),
  ...family(
    {
      provider: 'age',
      lifetime: 'no expiry',
      docs: 'https://age-encryption.org/',
      rotate: 'make a new key pair and encrypt the files again',
      type: 'private-key',
    },
    [
      {
        id: 'age-secret-key',
        title: 'secret key',
        pattern: /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/,
        literals: ['AGE-SECRET-KEY-1'],
        follow: ['base62', 58],
        checksum: bech32,
        opens: 'decrypt every file that was encrypted to its recipient',
      },
      {
        id: 'age-plugin-key',
        title: 'plugin identity',
        pattern: /AGE-PLUGIN-[A-Z0-9]{2,24}-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{12,400}/,
        literals: ['AGE-PLUGIN-'],
        opens: 'decrypt files with the hardware that it names',
      },
    ],
  ),
];

const byName = vendors({ rotate: 'create a new key, switch its users, delete the old one' }, [
  [
    'CyberArk Conjur',
    'conjur',
    'low:40-64',
    'read the variables that its host or user may read',
    'https://docs.cyberark.com/',
    { id: 'conjur-api-key', rotate: 'rotate the host’s API key; better: an authenticator of the platform', slot: 'said' },
  ],
  [
    'Delinea Secret Server',
    'delinea|thycotic',
    'any',
    'read the secrets that its user may read',
    'https://docs.delinea.com/',
    { id: 'delinea-token' },
  ],
  [
    'Keeper',
    'ksm.config|ksm.token|keeper.secrets',
    '/[A-Z]{2}:[A-Za-z0-9_-]{43}/ b64:200-1200=',
    'read and write the records shared with its application',
    'https://docs.keeper.io/en/keeperpam/secrets-manager/overview',
    { id: 'keeper-secrets-token', title: 'Secrets Manager token' },
  ],
]);

/** Secret stores themselves: what opens one opens everything in it. */
export const vaults = [...vault, ...hashicorp, ...stores, ...byName];
