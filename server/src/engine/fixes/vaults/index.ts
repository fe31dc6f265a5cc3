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

/** What is offered where nothing in the workspace speaks for a vault. */
const USUAL: readonly VaultId[] = ['aws-secrets-manager', 'hashicorp-vault'];

/**
 * The vaults to offer, best first: the chosen one, those that the workspace reads already (without any, the usual ones), and
 * the environment. `context.offer` of `all` brings every other vault in before the environment.
 */
export function vaultsFor(context: FixContext): Vault[] {
  const read = vaultsRead(context.graph);
  const wanted = [...(context.vault ? [context.vault] : []), ...(read.length > 0 || context.vault ? read : USUAL)];
  const others = context.offer === 'all' ? VAULTS.map(({ id }) => id) : [];
  const ids = new Set<VaultId>([...wanted, ...others.filter((id) => id !== 'environment'), 'environment']);
  return [...ids].flatMap((id) => VAULTS.find((vault) => vault.id === id) ?? []);
}

/** The vaults that places of the workspace read already, the most read first. */
const vaultsRead = perObject((graph: IdentityGraph): VaultId[] => {
  const counts = new Map<VaultId, number>();
  for (const facts of graph.facts.values()) {
    for (const { vault } of facts.vaultReferences) {
      const known = VAULTS.find(({ id }) => id === vault);
      if (known) counts.set(known.id, (counts.get(known.id) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
});
