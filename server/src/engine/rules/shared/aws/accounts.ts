/** Trust policies, for the rules that ask whether somebody else's account comes in. */
import type { IdentityGraph, ResolvedPolicy } from '../../../graph/model';
import { ownAccounts } from '../../../graph/own-accounts';
import type { Hit } from '../../model';
import { type Allowed, documentsOf, oncePerPlace } from './aws-iam';

/** The check of a rule that looks at one Allow statement of a trust policy at a time, knowing the workspace's own accounts. */
export function graphTrust(check: (one: Allowed, own: ReadonlySet<string>) => readonly Hit[]): (graph: IdentityGraph) => Hit[] {
  const known = new WeakMap<ResolvedPolicy, { readonly own: string; readonly hits: readonly Hit[] }>();
  return (graph) => {
    const accounts = ownAccounts(graph);
    const own = [...accounts].sort().join();
    return oncePerPlace(
      documentsOf(graph, 'trust').flatMap((policy) => {
        const before = known.get(policy);
        if (before?.own === own) return before.hits;
        const hits = policy.statements.flatMap((statement) =>
          statement.effect === 'Allow' ? check({ kind: 'trust', policy, statement }, accounts) : [],
        );
        known.set(policy, { own, hits });
        return hits;
      }),
    );
  };
}
