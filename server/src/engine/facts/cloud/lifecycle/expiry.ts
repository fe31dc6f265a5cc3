/** Credentials that a provider makes or takes, and where their declaration says when they end. */
import { plainOf, valueAt } from '../azure/switches/read';
import type { CloudResource } from '../resource';
import type { Keeping, Place } from './model';
import { isNoSecret } from './secret-nature';

const VENDOR = (types: readonly string[], path: string, as: Place['as'], more: Partial<Keeping> = {}): Keeping => ({
  about: 'expiry',
  otherwise: 'missing',
  places: [{ types, path: [path], as }],
  ...more,
});

const ENDLESS = (type: string, holder: string): Keeping => ({
  about: 'expiry',
  otherwise: 'missing',
  places: [{ types: [type], path: [], as: 'day' }],
  holders: [holder],
});

export const EXPIRY: readonly Keeping[] = [
  {
    // https://learn.microsoft.com/azure/key-vault/secrets/about-secrets#secret-attributes
    about: 'expiry',
    otherwise: 'missing',
    places: [
      { types: ['azurerm_key_vault_secret'], path: ['expiration_date'], as: 'day' },
      { types: ['Microsoft.KeyVault/vaults/secrets'], path: ['properties', 'attributes', 'exp'], as: 'epoch' },
      { types: ['azure_rm_keyvaultsecret'], path: ['secret_expiry'], as: 'day' },
    ],
    unless: (resource, written) => (!written && isAddress(resource) ? 'none' : undefined),
  },
  {
    about: 'expiry',
    otherwise: 'missing',
    places: [
      {
        types: ['azurerm_key_vault_key'],
        path: ['expiration_date'],
        as: 'day',
        // What replaces it needs no end.
        also: [
          { path: ['rotation_policy', 'expire_after'], as: 'iso' },
          { path: ['rotation_policy'], as: 'part' },
        ],
      },
      {
        types: ['Microsoft.KeyVault/vaults/keys'],
        path: ['properties', 'attributes', 'exp'],
        as: 'epoch',
        also: [
          { path: ['properties', 'rotationPolicy', 'attributes', 'expiryTime'], as: 'iso' },
          { path: ['properties', 'rotationPolicy'], as: 'part' },
        ],
      },
    ],
  },
  {
    about: 'expiry',
    otherwise: 'unknown',
    places: [
      {
        types: ['azurerm_key_vault_certificate'],
        path: ['certificate_policy', 'x509_certificate_properties', 'validity_in_months'],
        as: 'months',
      },
    ],
  },
  // https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application_password
  {
    about: 'expiry',
    otherwise: 'missing',
    places: [
      {
        types: [
          'azuread_application_password',
          'azuread_service_principal_password',
          'azuread_application_certificate',
          'azuread_service_principal_certificate',
        ],
        path: ['end_date'],
        as: 'day',
        also: [
          { path: ['end_date_relative'], as: 'duration' },
          // Whoever makes it anew decides when it ends.
          { path: ['rotate_when_changed'], as: 'part' },
        ],
      },
    ],
    holders: ['application_id', 'application_object_id', 'service_principal_id'],
  },
  // https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/storage_account_sas
  VENDOR(['data.azurerm_storage_account_sas', 'data.azurerm_storage_account_blob_container_sas'], 'expiry', 'day', {
    otherwise: 'none',
  }),
  {
    // https://cloud.google.com/secret-manager/docs/creating-and-accessing-expiring-secrets
    about: 'expiry',
    otherwise: 'none',
    places: [
      { types: ['google_secret_manager_secret'], path: ['expire_time'], as: 'day', also: [{ path: ['ttl'], as: 'seconds' }] },
    ],
  },
  // Keys of service accounts and of users last until they are taken away.
  ENDLESS('google_service_account_key', 'service_account_id'),
  ENDLESS('google_storage_hmac_key', 'service_account_email'),
  ENDLESS('aws_iam_access_key', 'user'),
  {
    // A week unless told otherwise. https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiKey.html
    about: 'expiry',
    otherwise: 'set',
    days: 7,
    places: [
      { types: ['aws_appsync_api_key'], path: ['expires'], as: 'day' },
      { types: ['AWS::AppSync::ApiKey'], path: ['Properties', 'Expires'], as: 'epoch' },
    ],
  },
  // https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/token#lifetime_seconds-1
  VENDOR(['databricks_token', 'databricks_obo_token'], 'lifetime_seconds', 'seconds'),
  // https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/deploy_token#expires_at-1
  VENDOR(['gitlab_deploy_token', 'gitlab_project_deploy_token', 'gitlab_group_deploy_token'], 'expires_at', 'day'),
  {
    // Since 16.0 GitLab ends each of these within a year, whatever is asked.
    // https://docs.gitlab.com/user/project/settings/project_access_tokens/
    about: 'expiry',
    otherwise: 'unknown',
    places: [
      {
        types: [
          'gitlab_project_access_token',
          'gitlab_group_access_token',
          'gitlab_personal_access_token',
          'gitlab_group_service_account_access_token',
          'gitlab_project_service_account_access_token',
        ],
        path: ['expires_at'],
        as: 'day',
        also: [{ path: ['rotation_configuration', 'expiration_days'], as: 'days' }],
      },
    ],
  },
  // https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/service_account_token#seconds_to_live-1
  VENDOR(
    [
      'grafana_service_account_token',
      'grafana_api_key',
      'grafana_cloud_stack_service_account_token',
      'grafana_cloud_stack_api_key',
    ],
    'seconds_to_live',
    'seconds',
  ),
  VENDOR(['grafana_cloud_access_policy_token'], 'expires_at', 'day'),
  // https://developers.cloudflare.com/fundamentals/api/how-to/restrict-tokens/#set-a-time-to-live-ttl-on-the-token
  VENDOR(['cloudflare_api_token', 'cloudflare_account_token'], 'expires_on', 'day'),
  // https://registry.terraform.io/providers/hashicorp/tfe/latest/docs/resources/team_token#expired_at-1
  VENDOR(['tfe_team_token', 'tfe_organization_token', 'tfe_audit_trail_token'], 'expired_at', 'day'),
  // https://registry.terraform.io/providers/elastic/elasticstack/latest/docs/resources/elasticsearch_security_api_key
  VENDOR(['elasticstack_elasticsearch_security_api_key'], 'expiration', 'duration'),
  // https://developer.hashicorp.com/nomad/commands/acl/token/create
  VENDOR(['nomad_acl_token'], 'expiration_ttl', 'duration'),
  // https://techdocs.akamai.com/linode-api/reference/post-personal-access-token
  VENDOR(['linode_token'], 'expiry', 'day'),
  // https://www.scaleway.com/en/developers/api/iam/api-keys
  VENDOR(['scaleway_iam_api_key'], 'expires_at', 'day'),
  {
    // Zero, which is the default, is for ever. https://developer.hashicorp.com/vault/api-docs/auth/approle#secret_id_ttl
    about: 'expiry',
    otherwise: 'missing',
    places: [{ types: ['vault_approle_auth_backend_role'], path: ['secret_id_ttl'], as: 'seconds' }],
  },
  // What has no TTL of its own has the mount's, which is a month unless somebody chose another.
  VENDOR(['vault_token'], 'explicit_max_ttl', 'duration', { otherwise: 'unknown' }),
  // https://docs.snowflake.com/en/user-guide/programmatic-access-tokens: fifteen days unless told otherwise.
  VENDOR(['snowflake_user_programmatic_access_token'], 'days_to_expiry', 'days', { otherwise: 'set', days: 15 }),
];

function isAddress({ owner, body }: CloudResource): boolean {
  return isNoSecret(plainOf(valueAt(body, ['name']).value) ?? owner);
}
