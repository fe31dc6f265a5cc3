import type { CredentialFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import type { FixContext, VaultId } from '../model';
import { perObject } from '../remember';
import { onePassword } from './1password/index';
import { awsSecretsManager } from './aws-secrets-manager/index';
import { awsSsm } from './aws-ssm/index';
import { azureKeyVault } from './azure-key-vault/index';
import { environment } from './environment/index';
import { gcpSecretManager } from './gcp-secret-manager/index';
import { hashicorpVault } from './hashicorp-vault/index';
import type { Vault } from './model';

/** Every vault; the environment, the smallest step, is last. */
export const VAULTS: readonly Vault[] = [
  awsSecretsManager,
  hashicorpVault,
  azureKeyVault,
  gcpSecretManager,
  awsSsm,
  onePassword,
  environment,
];

/** The vault of a cloud, by what its resources and SDKs are called. */
const CLOUD_VAULTS: readonly (readonly [RegExp, VaultId])[] = [
  [/^(?:provider:)?(?:azure|azapi|microsoft\.)/i, 'azure-key-vault'],
  [/^(?:provider:)?(?:google|gcp)/i, 'gcp-secret-manager'],
  [/^(?:provider:)?aws/i, 'aws-secrets-manager'],
];

/**
 * The vaults to offer, best first: the chosen one, those that the workspace reads already (without any, that of the cloud it is
 * about, and HashiCorp Vault), and the environment. `context.offer` of `all` brings every other vault in before the
 * environment. With `ownFirst` the environment comes before vaults that nobody has chosen.
 */
export function vaultsFor(context: FixContext, { slot }: Pick<CredentialFact, 'slot'>, ownFirst = false): Vault[] {
  const read = vaultsRead(context.graph);
  const wanted = [
    ...(context.vault ? [context.vault] : ownFirst && read.length === 0 ? (['environment'] as const) : []),
    ...(read.length > 0 || context.vault ? read : usual(context.graph, slot.ownerType)),
  ];
  const others = context.offer === 'all' ? VAULTS.map(({ id }) => id) : [];
  const ids = new Set<VaultId>([...wanted, ...others.filter((id) => id !== 'environment'), 'environment']);
  return [...ids].flatMap((id) => VAULTS.find((vault) => vault.id === id) ?? []);
}

function usual(graph: IdentityGraph, ownerType: string | undefined): VaultId[] {
  const own = cloudVault(ownerType ?? '') ?? cloudOf(graph) ?? 'aws-secrets-manager';
  return [own, 'hashicorp-vault'];
}

function cloudVault(name: string): VaultId | undefined {
  return CLOUD_VAULTS.find(([pattern]) => pattern.test(name))?.[1];
}

/** The cloud that most identities of the workspace are of. */
const cloudOf = perObject((graph: IdentityGraph) => mostFirst(graph.identities.map(({ provider }) => cloudVault(provider)))[0]);

/** The vaults that places of the workspace read already, the most read first. */
const vaultsRead = perObject((graph: IdentityGraph): VaultId[] =>
  mostFirst(
    [...graph.facts.values()].flatMap(({ vaultReferences }) =>
      vaultReferences.map(({ vault }) => VAULTS.find(({ id }) => id === vault)?.id),
    ),
  ),
);

function mostFirst(ids: readonly (VaultId | undefined)[]): VaultId[] {
  const counts = new Map<VaultId, number>();
  for (const id of ids) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
