/** ServiceAccounts that are worth taking over, and the namespaces they stand in. */
import type { ReferenceFact } from '../facts/model';
import type { Identity, IdentityGraph } from './model';
import { placeOf } from './rbac';
import { type Gravity, inCloud, inCluster } from './rbac-gravity';

export interface GraveAccount extends Gravity {
  readonly identity: Identity;
  readonly place: string;
}

const known = new WeakMap<IdentityGraph, readonly GraveAccount[]>();

/** The gravest first; worked out once for all rules over a graph. */
export function graveAccounts(graph: IdentityGraph): readonly GraveAccount[] {
  const before = known.get(graph);
  if (before) return before;
  const assumes = new Map<string, ReferenceFact[]>();
  for (const reference of graph.references) {
    if (reference.type !== 'assumes' || !reference.fromIdentity) continue;
    assumes.set(reference.fromIdentity, [...(assumes.get(reference.fromIdentity) ?? []), reference]);
  }
  const found: GraveAccount[] = [];
  for (const identity of graph.identities) {
    const gravity = identity.kind === 'k8s-service-account' ? gravityOf(graph, identity, assumes) : undefined;
    if (gravity) for (const place of placesOf(identity)) found.push({ identity, place, ...gravity });
  }
  const ordered = [...found.filter((one) => one.severity === 'critical'), ...found.filter((one) => one.severity === 'high')];
  known.set(graph, ordered);
  return ordered;
}

/** Every namespace that the account may stand in, as `placeOf` tells them apart. */
export function placesOf({ aliases, declared, references, mentions }: Identity): string[] {
  const files = [...declared, ...references.map(({ span }) => span), ...mentions].map(({ file }) => file);
  return [
    ...new Set(
      aliases.flatMap((alias) => {
        const namespace = /^k8s-sa:([^/]{1,300})\//.exec(alias)?.[1];
        return namespace ? files.map((file) => placeOf(namespace, file)) : [];
      }),
    ),
  ];
}

function gravityOf(graph: IdentityGraph, identity: Identity, assumes: ReadonlyMap<string, ReferenceFact[]>): Gravity | undefined {
  const ways = [
    ...identity.grants.flatMap((held) => inCluster(graph, held) ?? []),
    ...identity.aliases.flatMap((alias) => assumes.get(alias) ?? []).flatMap((reference) => inCloud(graph, reference) ?? []),
  ];
  return ways.find(({ severity }) => severity === 'critical') ?? ways[0];
}
