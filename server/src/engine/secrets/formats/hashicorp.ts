import { family } from './model';

/** Secret stores, infrastructure tools and orchestrators. */
export const hashicorp = [
  ...family(
    {
      provider: 'HashiCorp Vault',
      docs: 'Vault docs: tokens',
      rotate: 'revoke it; log in by an auth method of the platform instead of a stored token',
      holder: 'either',
    },
    [
      {
        id: 'vault-service-token',
        title: 'service token',
        pattern: /hvs\.[A-Za-z0-9_-]{24,200}/,
        literals: ['hvs.'],
        follow: ['url', 24],
        lifetime: 'as the policy says; root tokens never expire',
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
        id: 'vault-token-legacy',
        title: 'token',
        pattern: /s\.[A-Za-z0-9]{24}/,
        literals: ['vault_token', 'vault-token', 'vaulttoken', 'x-vault-token'],
        at: 'keyword',
        random: true,
      },
    ],
  ),
  ...family(
    {
      provider: 'HCP Terraform',
      docs: 'HCP Terraform docs: API tokens',
      rotate: 'make a new token, switch, delete the old one; better: dynamic credentials',
      holder: 'either',
    },
    [
      {
        id: 'hcp-terraform-token',
        title: 'API token',
        pattern: /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}/,
        literals: ['.atlasv1.'],
        at: 'inside',
        before: 14,
        follow: ['url', 60],
      },
    ],
  ),
  ...family(
    { provider: 'Doppler', docs: 'Doppler docs: token formats', rotate: 'make a new token, switch, revoke the old one' },
    [
      {
        id: 'doppler-token',
        title: 'token',
        pattern: /dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{1,40}\.)?[A-Za-z0-9]{40,44}/,
        literals: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
      },
    ],
  ),
  ...family({ provider: '1Password', docs: '1Password docs: service accounts', rotate: 'rotate the service account’s token' }, [
    {
      id: '1password-service-account',
      title: 'service account token',
      pattern: /ops_eyJ[A-Za-z0-9+/_-]{200,1500}={0,3}/,
      literals: ['ops_eyJ'],
      follow: ['token', 200],
    },
    {
      id: '1password-secret-key',
      title: 'account secret key',
      pattern: /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/,
      literals: ['A3-'],
      follow: ['url', 34],
      random: true,
      holder: 'person',
    },
  ]),
  ...family(
    {
      provider: 'Pulumi',
      docs: 'Pulumi docs: access tokens',
      rotate: 'make a new token, switch, delete the old one',
      holder: 'either',
    },
    [{ id: 'pulumi-token', title: 'access token', pattern: /pul-[0-9a-f]{40}/, literals: ['pul-'], follow: ['hex', 40] }],
  ),
  ...family(
    {
      provider: 'OpenShift',
      docs: 'OpenShift docs: OAuth',
      rotate: 'delete the OAuth access token',
      holder: 'person',
      lifetime: '24 hours by default',
    },
    [
      {
        id: 'openshift-token',
        title: 'user token',
        pattern: /sha256~[A-Za-z0-9_-]{43}/,
        literals: ['sha256~'],
        follow: ['url', 43],
      },
    ],
  ),
  ...family({ provider: 'Harness', docs: 'Harness docs: API keys', rotate: 'rotate the token', holder: 'either' }, [
    {
      id: 'harness-token',
      title: 'access token',
      pattern: /(?:pat|sat)\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}/,
      literals: ['pat.', 'sat.'],
      follow: ['url', 22],
    },
  ]),
  ...family(
    {
      provider: 'Tailscale',
      docs: 'Tailscale docs: key types',
      rotate: 'make a new key or OAuth client, revoke the old one',
      holder: 'either',
    },
    [
      {
        id: 'tailscale-key',
        title: 'key',
        pattern: /tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,40}-[A-Za-z0-9]{20,60}/,
        literals: ['tskey-'],
        follow: ['url', 30],
        lifetime: '1 to 90 days; OAuth client secrets do not expire',
      },
    ],
  ),
  ...family(
    {
      provider: 'age',
      docs: 'age specification',
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
      },
    ],
  ),
];
