/** Accounts and keys that their declaration turns off, and certificates that somebody renews. */
import { valueAt } from '../azure/switches/read';
import type { CloudResource } from '../resource';
import type { Keeping } from './model';

export const STANDING: readonly Keeping[] = [
  {
    about: 'enabled',
    otherwise: 'none',
    places: [
      { types: ['aws_iam_access_key', 'aws_iam_service_specific_credential'], path: ['status'], as: 'status' },
      { types: ['AWS::IAM::AccessKey'], path: ['Properties', 'Status'], as: 'status' },
      { types: ['aws_kms_key'], path: ['is_enabled'], as: 'switch' },
      { types: ['AWS::KMS::Key'], path: ['Properties', 'Enabled'], as: 'switch' },
      { types: ['google_service_account'], path: ['disabled'], as: 'disabled' },
      { types: ['azuread_service_principal'], path: ['account_enabled'], as: 'switch' },
      { types: ['Microsoft.KeyVault/vaults/secrets'], path: ['properties', 'attributes', 'enabled'], as: 'switch' },
      { types: ['Microsoft.KeyVault/vaults/keys'], path: ['properties', 'attributes', 'enabled'], as: 'switch' },
      {
        types: ['snowflake_user', 'snowflake_service_user', 'snowflake_legacy_service_user'],
        path: ['disabled'],
        as: 'disabled',
      },
      { types: ['databricks_service_principal'], path: ['active'], as: 'switch' },
      { types: ['aws_iot_certificate'], path: ['active'], as: 'switch' },
    ],
  },
  {
    // What AWS issues it renews while it is in use. https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html
    about: 'certificate-renewal',
    otherwise: 'set',
    detail: 'ACM',
    places: [
      { types: ['aws_acm_certificate'], path: ['domain_name'], as: 'part' },
      { types: ['AWS::CertificateManager::Certificate'], path: ['Properties', 'DomainName'], as: 'part' },
    ],
    unless: (resource) => (isImported(resource) ? 'missing' : undefined),
  },
  {
    about: 'certificate-renewal',
    otherwise: 'set',
    detail: 'Google',
    places: [{ types: ['google_compute_managed_ssl_certificate'], path: ['managed'], as: 'part' }],
  },
  {
    about: 'certificate-renewal',
    otherwise: 'unknown',
    detail: 'the key vault',
    places: [
      {
        types: ['azurerm_key_vault_certificate'],
        path: ['certificate_policy', 'lifetime_action', 'action', 'action_type'],
        as: 'part',
      },
    ],
  },
];

function isImported({ body }: CloudResource): boolean {
  return valueAt(body, ['certificate_body']).value !== undefined;
}
