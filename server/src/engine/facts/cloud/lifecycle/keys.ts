/** Keys of key management services, and whether the service makes a new version of them by itself. */

import type { ObjectValue, Value } from '../../../syntax/value';
import { plainOf, valueAt } from '../azure/switches/read';
import { partsAt } from '../gcp/parts';
import type { CloudResource } from '../resource';
import type { Keeping } from './model';

export const KEYS: readonly Keeping[] = [
  {
    // Off unless it is turned on; then once a year. https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
    about: 'key-rotation',
    otherwise: 'missing',
    days: 365,
    places: [
      { types: ['aws_kms_key'], path: ['enable_key_rotation'], as: 'switch', period: ['rotation_period_in_days'] },
      {
        types: ['AWS::KMS::Key'],
        path: ['Properties', 'EnableKeyRotation'],
        as: 'switch',
        period: ['Properties', 'RotationPeriodInDays'],
      },
      // https://docs.ansible.com/ansible/latest/collections/amazon/aws/kms_key_module.html
      { types: ['kms_key', 'aws_kms'], path: ['enable_key_rotation'], as: 'switch' },
    ],
    unless: (resource) => (rotatesOnAws(resource) ? undefined : 'none'),
  },
  {
    // https://cloud.google.com/kms/docs/key-rotation: symmetric keys alone, and none that a manager outside of Google keeps.
    about: 'key-rotation',
    otherwise: 'missing',
    places: [
      { types: ['google_kms_crypto_key', 'gcp_kms_crypto_key'], path: ['rotation_period'], as: 'seconds' },
      {
        types: ['gcp-types/cloudkms-v1:projects.locations.keyRings.cryptoKeys'],
        path: ['rotationPeriod'],
        as: 'seconds',
      },
    ],
    unless: (resource) => (rotatesOnGoogle(resource) ? undefined : 'none'),
  },
  {
    // https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key#rotation_policy-1
    about: 'key-rotation',
    otherwise: 'missing',
    places: [
      {
        types: ['azurerm_key_vault_key'],
        path: ['rotation_policy', 'automatic', 'time_after_creation'],
        as: 'iso',
        also: [{ path: ['rotation_policy', 'automatic', 'time_before_expiry'], as: 'part' }],
      },
      {
        types: ['Microsoft.KeyVault/vaults/keys'],
        path: ['properties', 'rotationPolicy', 'lifetimeActions', 'trigger', 'timeAfterCreate'],
        as: 'iso',
        also: [{ path: ['properties', 'rotationPolicy', 'lifetimeActions'], as: 'part' }],
      },
    ],
    detail: 'the key vault',
  },
];

/** Only symmetric keys whose material AWS made rotate by themselves; replicas follow their primary, keys being deleted nobody. */
function rotatesOnAws({ body, notation }: CloudResource): boolean {
  const [spec, usage, origin, stored, enabled, state, known] = (
    notation === 'cloudformation'
      ? [['KeySpec'], ['KeyUsage'], ['Origin'], ['CustomKeyStoreId'], ['Enabled'], [], []].map((path) => ['Properties', ...path])
      : [
          ['customer_master_key_spec'],
          ['key_usage'],
          ['origin'],
          ['custom_key_store_id'],
          [notation === 'ansible' ? 'enabled' : 'is_enabled'],
          ['state'],
          ['key_id'],
        ]
  ).map((path) => written(body, path));
  const given = spec ?? written(body, ['key_spec']);
  const isOther = [
    [given, 'SYMMETRIC_DEFAULT'],
    [usage, 'ENCRYPT_DECRYPT'],
    [origin, 'AWS_KMS'],
  ].some(([value, usual]) => value !== undefined && plainOf(value as Value)?.toUpperCase() !== usual);
  if (isOther || stored || /^(?:false|no)$/i.test(plainOf(enabled) ?? '')) return false;
  return notation !== 'ansible' || (plainOf(state) !== 'absent' && known === undefined);
}

function written(body: ObjectValue, path: readonly string[]): Value | undefined {
  const { value, unclear } = valueAt(body, path);
  return unclear ? undefined : value;
}

function rotatesOnGoogle({ body }: CloudResource): boolean {
  const { value: purpose } = valueAt(body, ['purpose']);
  if (purpose && plainOf(purpose) !== 'ENCRYPT_DECRYPT') return false;
  if (plainOf(valueAt(body, ['import_only']).value) === 'true') return false;
  const { value: template } = valueAt(body, ['version_template']);
  if (template?.kind === 'unknown') return false;
  return ![...partsAt(body, ['version_template']), ...partsAt(body, ['versionTemplate'])].some((part) => {
    const level = valueAt(part, ['protection_level']).value ?? valueAt(part, ['protectionLevel']).value;
    return level !== undefined && !/^(?:SOFTWARE|HSM)$/.test(plainOf(level) ?? '');
  });
}
