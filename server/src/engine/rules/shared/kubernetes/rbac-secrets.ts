/** Which Secrets the workloads behind a role are given. */
import type { Facts, PodFact } from '../../../facts/model';
import { filesWith } from '../../../graph/having';
import type { Identity, IdentityGraph } from '../../../graph/model';
import type { RoleUse } from '../../../graph/rbac';

/** Names that a template does not make. */
const WRITTEN = /^[a-z0-9][a-z0-9.-]{0,252}$/;
/** More than this is no list to write by hand. */
const MAX_NAMES = 12;

const known = new WeakMap<IdentityGraph, ReadonlyMap<Identity, ReadonlySet<string>>>();

/** Sorted; empty where nothing is known, or where not all of it is. */
export function secretsUsedBy(graph: IdentityGraph, { bindings }: RoleUse): string[] {
  const byAccount = known.get(graph) ?? collect(graph);
  known.set(graph, byAccount);
  const subjects = new Set(bindings.map(({ identity }) => graph.byAlias.get(identity)));
  const names = [...subjects].flatMap((identity) => (identity ? [...(byAccount.get(identity) ?? [])] : []));
  const unique = [...new Set(names)].sort();
  return unique.length <= MAX_NAMES ? unique : [];
}

function collect(graph: IdentityGraph): Map<Identity, Set<string>> {
  const found = new Map<Identity, Set<string>>();
  for (const facts of filesWith(graph, 'pods')) {
    for (const pod of facts.pods) {
      const identity = pod.account ? graph.byAlias.get(pod.account) : undefined;
      if (!identity) continue;
      const names = found.get(identity) ?? new Set();
      for (const name of namesOf(facts, pod)) if (WRITTEN.test(name)) names.add(name);
      found.set(identity, names);
    }
  }
  return found;
}

function namesOf({ vaultReferences }: Facts, { owner, variables, volumes }: PodFact): string[] {
  return [
    ...variables.flatMap(({ from, source }) => (from === 'secret' && source ? source.name : [])),
    ...volumes.flatMap(({ kind, source }) => (kind === 'secret' ? source : [])),
    ...vaultReferences.flatMap((one) =>
      one.vault === 'kubernetes-secret' && one.from === owner && one.path ? (one.path.split('/')[0] ?? '') : [],
    ),
  ];
}
