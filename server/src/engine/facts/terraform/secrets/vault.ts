import type { VaultReferenceFact } from '../../model';
import { argumentOf, type Holder, type TerraformFile } from '../file';
import { targetOf } from '../values/reference';
import { plainText } from '../values/scope';

type Vault = VaultReferenceFact['vault'];

/** Data sources and ephemeral resources that read a secret, and the argument that says which. */
const READERS: ReadonlyMap<string, { readonly vault: Vault; readonly path: string }> = new Map([
  ['vault_generic_secret', { vault: 'hashicorp-vault', path: 'path' }],
  ['vault_kv_secret', { vault: 'hashicorp-vault', path: 'path' }],
  ['vault_kv_secret_v2', { vault: 'hashicorp-vault', path: 'name' }],
  ['vault_database_secret', { vault: 'hashicorp-vault', path: 'name' }],
  ['vault_aws_access_credentials', { vault: 'hashicorp-vault', path: 'backend' }],
  ['aws_secretsmanager_secret', { vault: 'aws-secrets-manager', path: 'name' }],
  ['aws_secretsmanager_secret_version', { vault: 'aws-secrets-manager', path: 'secret_id' }],
  ['aws_secretsmanager_secrets', { vault: 'aws-secrets-manager', path: 'name' }],
  ['aws_secretsmanager_random_password', { vault: 'aws-secrets-manager', path: '' }],
  ['aws_ssm_parameter', { vault: 'aws-ssm', path: 'name' }],
  ['aws_ssm_parameters_by_path', { vault: 'aws-ssm', path: 'path' }],
  ['azurerm_key_vault_secret', { vault: 'azure-key-vault', path: 'name' }],
  ['azurerm_key_vault_secrets', { vault: 'azure-key-vault', path: 'key_vault_id' }],
  ['google_secret_manager_secret_version', { vault: 'gcp-secret-manager', path: 'secret' }],
  ['google_secret_manager_secret_version_access', { vault: 'gcp-secret-manager', path: 'secret' }],
  ['onepassword_item', { vault: '1password', path: 'title' }],
  ['kubernetes_secret', { vault: 'kubernetes-secret', path: '' }],
  ['kubernetes_secret_v1', { vault: 'kubernetes-secret', path: '' }],
] as const);

/** Arguments that leave the password to AWS: it is made, stored and rotated in Secrets Manager. */
const MANAGED = ['manage_master_user_password', 'manage_master_password', 'manage_admin_password'];

/** Fills `facts.vaultReferences`. */
export function extractVaultReferences(file: TerraformFile): void {
  for (const holder of file.holders) {
    const reader = holder.mode === 'data' || holder.mode === 'ephemeral' ? READERS.get(holder.type) : undefined;
    if (reader) {
      const path = argumentOf(file, holder.body, reader.path);
      const text = plainText(path);
      file.context.facts.vaultReferences.push({
        vault: reader.vault,
        ...(text ? { path: text } : {}),
        from: holder.address,
        span: text && path ? path.span : holder.span,
      });
    }
    if (holder.mode === 'resource') managed(file, holder);
  }
}

function managed(file: TerraformFile, holder: Holder): void {
  for (const name of MANAGED) {
    const value = argumentOf(file, holder.body, name);
    if (value?.kind !== 'literal' || value.value !== true) continue;
    file.context.facts.vaultReferences.push({ vault: 'aws-secrets-manager', from: holder.address, span: value.span });
    file.context.facts.credentials.push({
      type: 'password',
      storage: 'vault',
      span: value.span,
      literal: { start: value.span.start, end: value.span.end },
      slot: { kind: 'tf-resource-argument', name, owner: holder.address, ownerType: holder.type },
      confidence: 'high',
      evidence: ['AWS keeps and rotates the password in Secrets Manager'],
      fingerprint: '',
      identity: holder.alias,
    });
  }
}

/** The storage behind a reference in a credential argument, where the reference says so. */
export function storageOf(reference: string | undefined): { storage: 'vault' | 'environment'; source: string } | undefined {
  const target = targetOf(reference);
  if (!target) return undefined;
  if ((target.mode === 'data' || target.mode === 'ephemeral') && READERS.has(target.type))
    return { storage: 'vault', source: target.address };
  return target.type === 'var' ? { storage: 'environment', source: `TF_VAR_${target.address.slice(4)}` } : undefined;
}
