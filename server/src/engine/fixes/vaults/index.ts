import type { IdentityGraph } from '../../graph/model';
import type { FixContext, VaultId } from '../model';
import { perObject } from '../remember';
import { awsSecretsManager } from './aws-secrets-manager';
import { environment } from './environment';
import { hashicorpVault } from './hashicorp-vault';
import type { Vault } from './model';

/** Vaults proper, in the order they are offered when nothing speaks for one of them; then the environment. */
const VAULTS: readonly Vault[] = [awsSecretsManager, hashicorpVault];

/** Every vault, the chosen one first, else the one the workspace already reads most; the environment is last unless chosen. */
export function vaultsFor(context: FixContext): Vault[] {
  const first = context.vault ?? detectVault(context.graph);
  const all = [...VAULTS, environment];
  return [...all.filter((vault) => vault.id === first), ...all.filter((vault) => vault.id !== first)];
}

/** The vault that most places of the workspace read already. */
const detectVault = perObject((graph: IdentityGraph): VaultId | undefined => {
  const counts = new Map<VaultId, number>();
  for (const facts of graph.facts.values()) {
    for (const { vault } of facts.vaultReferences) {
      const known = VAULTS.find(({ id }) => id === vault);
      if (known) counts.set(known.id, (counts.get(known.id) ?? 0) + 1);
    }
  }
  return VAULTS.map(({ id }) => id).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
});
