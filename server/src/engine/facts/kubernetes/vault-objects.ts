import { get, HOLE, itemsOf, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { VaultReferenceFact } from '../model';
import type { Manifest } from './manifest';

/** Objects of the operators that bring secrets of a vault into the cluster. */
export const VAULT_KINDS = new Set([
  'ExternalSecret',
  'ClusterExternalSecret',
  'SecretProviderClass',
  'VaultStaticSecret',
  'VaultDynamicSecret',
  'VaultPKISecret',
  'VaultSecret',
  'OnePasswordItem',
  'AzureKeyVaultSecret',
  'SealedSecret',
  'InfisicalSecret',
  'DopplerSecret',
  'BitwardenSecret',
]);

/** The field that names what is read, or the Secret that the operator fills. */
const FIELDS: Readonly<Record<string, readonly [VaultName, readonly string[]]>> = {
  OnePasswordItem: ['1password', ['spec', 'itemPath']],
  AzureKeyVaultSecret: ['azure-key-vault', ['spec', 'vault', 'object', 'name']],
  SealedSecret: ['kubernetes-secret', ['metadata', 'name']],
  InfisicalSecret: ['kubernetes-secret', ['spec', 'managedSecretReference', 'secretName']],
  DopplerSecret: ['kubernetes-secret', ['spec', 'managedSecret', 'name']],
  BitwardenSecret: ['kubernetes-secret', ['spec', 'secretName']],
};

type VaultName = VaultReferenceFact['vault'];

/** What the name of a store or provider gives away. Where it gives nothing away, the operator's Kubernetes Secret is what is known. */
const STORE_NAMES: readonly (readonly [RegExp, VaultName])[] = [
  [/azure|akv|key-?vault/i, 'azure-key-vault'],
  [/parameter|ssm/i, 'aws-ssm'],
  [/aws|secrets-?manager/i, 'aws-secrets-manager'],
  [/gcp|gsm|google/i, 'gcp-secret-manager'],
  [/1password|onepassword/i, '1password'],
  [/vault/i, 'hashicorp-vault'],
];

function vaultOf(name: string): VaultName {
  return STORE_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'kubernetes-secret';
}

function push(context: ExtractContext, vault: VaultName, from: string, value: Value | undefined, path = textOf(value)): void {
  if (value) context.facts.vaultReferences.push({ vault, from, span: value.span, ...(path ? { path } : {}) });
}

/** The vault paths that an operator's object reads. */
export function addVaultObject(context: ExtractContext, { value, kind, label }: Manifest): void {
  const spec = kind === 'ClusterExternalSecret' ? get(value, 'spec', 'externalSecretSpec') : get(value, 'spec');
  const field = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  if (field) push(context, field[0], label, get(value, ...field[1]));
  else if (kind === 'SecretProviderClass')
    push(context, vaultOf(textOf(get(spec, 'provider')) ?? ''), label, get(spec, 'provider'), '');
  else if (kind.startsWith('Vault')) {
    const mount = textOf(get(spec, 'mount'));
    const path = textOf(get(spec, 'path'));
    push(context, 'hashicorp-vault', label, get(spec, 'path') ?? get(spec, 'mount'), mount && path ? `${mount}/${path}` : path);
  } else {
    const vault = vaultOf(textOf(get(spec, 'secretStoreRef', 'name')) ?? '');
    // Before External Secrets had an API group of its own, the key stood in the item.
    for (const item of itemsOf(get(spec, 'data'))) push(context, vault, label, get(item, 'remoteRef', 'key') ?? get(item, 'key'));
    for (const item of itemsOf(get(spec, 'dataFrom'))) push(context, vault, label, get(item, 'extract', 'key'));
  }
}

/** A Secret whose values SOPS has encrypted: what decrypts it holds them. */
export function addEncryptedSecret(context: ExtractContext, { label, name, nameSpan, kindSpan }: Manifest): void {
  context.facts.vaultReferences.push({ vault: 'kubernetes-secret', path: name, from: label, span: nameSpan ?? kindSpan });
}

/** `secretKeyRef` and `secretRef`: the Secret, and the key in it where one is named. */
export function addEnvVaultReference(
  context: ExtractContext,
  from: string,
  reference: Value | undefined,
  keyName?: string,
): void {
  const name = get(reference, 'name');
  const secret = textOf(name);
  const key = keyName ? textOf(get(reference, keyName)) : undefined;
  push(context, 'kubernetes-secret', from, name, secret && key ? `${secret}/${key}` : secret);
}

/** Secrets mounted as files, and what the pod's annotations tell HashiCorp's agent to inject. */
export function addPodVaultReferences(
  context: ExtractContext,
  { label }: Manifest,
  spec: Value,
  metadata: Value | undefined,
): void {
  for (const volume of itemsOf(get(spec, 'volumes'))) {
    push(context, 'kubernetes-secret', label, get(volume, 'secret', 'secretName'));
    for (const source of itemsOf(get(volume, 'projected', 'sources')))
      addEnvVaultReference(context, label, get(source, 'secret'));
  }
  const annotations = get(metadata, 'annotations');
  for (const { key, value } of annotations?.kind === 'object' ? annotations.entries : []) {
    // https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations
    if (!key.startsWith('vault.hashicorp.com/agent-inject-secret-')) continue;
    push(context, 'hashicorp-vault', label, value, textOf(value)?.includes(HOLE) ? '' : textOf(value));
  }
}
