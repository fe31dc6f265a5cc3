/** Secrets that containers and builds take from a vault by name: ECS, Batch, CodeBuild. */
import type { Body } from '../../../syntax/hcl/ast';
import { itemsOf, type Value } from '../../../syntax/value';
import type { VaultReferenceFact } from '../../model';
import { argumentOf, type TerraformFile, textIn } from '../file';
import { plainText } from '../values/scope';

type Vault = VaultReferenceFact['vault'];

/** `secrets = [{ name, valueFrom }]` of ECS and Batch containers, and CodeBuild variables that come from a vault. */
export function containerSecrets(file: TerraformFile, from: string, value: Value, depth = 0): void {
  if (depth > 8) return;
  if (value.kind === 'list') for (const item of value.items) containerSecrets(file, from, item, depth + 1);
  if (value.kind !== 'object') return;
  for (const { key, value: inner } of value.entries) {
    if (key === 'secrets') for (const secret of itemsOf(inner)) containerSecret(file, from, secret);
    else if (key === 'containers') containerSecrets(file, from, inner, depth + 1);
  }
}

function containerSecret(file: TerraformFile, from: string, secret: Value): void {
  const source = secret.kind === 'object' ? secret.entries.find(({ key }) => key === 'valueFrom')?.value : undefined;
  if (!source) return;
  const text = source.kind === 'string' ? source.text : (source.kind === 'unknown' && source.reference) || '';
  const vault: Vault = text.includes('secretsmanager') ? 'aws-secrets-manager' : 'aws-ssm';
  const path = plainText(source);
  file.context.facts.vaultReferences.push({ vault, ...(path ? { path } : {}), from, span: source.span });
}

/** `environment_variable { type = "SECRETS_MANAGER" }` of CodeBuild: the value is a path, not a secret. */
export function isVaultVariable(file: TerraformFile, body: Body, from: string): boolean {
  const type = textIn(file, body, 'type');
  const vault: Vault | undefined =
    type === 'SECRETS_MANAGER' ? 'aws-secrets-manager' : type === 'PARAMETER_STORE' ? 'aws-ssm' : undefined;
  const value = argumentOf(file, body, 'value');
  if (!vault || !value) return false;
  const path = plainText(value);
  file.context.facts.vaultReferences.push({ vault, ...(path ? { path } : {}), from, span: value.span });
  return true;
}
