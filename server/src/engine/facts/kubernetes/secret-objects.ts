import { get, itemsOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Manifest } from './manifest';

/** Where an object names the Secret that it is, or that its operator makes of it; later paths where earlier ones are not written. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  Secret: ['metadata.name'],
  // https://external-secrets.io/latest/api/externalsecret/
  ExternalSecret: ['spec.target.name', 'metadata.name'],
  ClusterExternalSecret: ['spec.externalSecretSpec.target.name', 'spec.externalSecretName', 'metadata.name'],
  SealedSecret: ['spec.template.metadata.name', 'metadata.name'],
  // https://cert-manager.io/docs/reference/api-docs/
  Certificate: ['spec.secretName'],
  // https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference
  VaultStaticSecret: ['spec.destination.name'],
  VaultDynamicSecret: ['spec.destination.name'],
  VaultPKISecret: ['spec.destination.name'],
  VaultSecret: ['metadata.name'],
  OnePasswordItem: ['metadata.name'],
  AzureKeyVaultSecret: ['spec.output.secret.name'],
  InfisicalSecret: ['spec.managedSecretReference.secretName'],
  DopplerSecret: ['spec.managedSecret.name'],
  BitwardenSecret: ['spec.secretName'],
};
const LISTED: Readonly<Record<string, readonly [string, string]>> = {
  Kustomization: ['secretGenerator', 'name'],
  SecretProviderClass: ['spec.secretObjects', 'secretName'],
};

/** The Secrets that an object stands for: names that pods may give. */
export function addSecretObjects({ facts }: ExtractContext, { kind, value, namespace }: Manifest): void {
  const at = (path: string, from: Value = value) => get(from, ...path.split('.'));
  const add = (name: Value | undefined) => {
    if (name?.kind === 'string' && name.text !== '')
      facts.secretObjects.push({ key: `${namespace}/${name.text}`, span: name.span });
  };
  const paths = Object.hasOwn(NAMED, kind) ? (NAMED[kind] ?? []) : [];
  const path = paths.find((one) => at(one));
  if (path) add(at(path));
  const list = Object.hasOwn(LISTED, kind) ? LISTED[kind] : undefined;
  if (list) for (const item of itemsOf(at(list[0]))) add(get(item, list[1]));
}
