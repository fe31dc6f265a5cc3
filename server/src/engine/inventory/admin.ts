/** Whether an identity may do everything in its account, project or cluster. */
import type { Identity, IdentityGraph } from '../graph/model';
import { reachOf } from '../graph/reach';

/** By its own rights or by a path; undefined where what it holds is not all known. */
export function adminOf(graph: IdentityGraph, identity: Identity): boolean | undefined {
  if (identity.grants.length === 0) return identity.declared.length > 0 ? false : undefined;
  if (identity.provider !== 'aws') return undefined;
  const { admin, complete } = reachOf(graph, identity);
  return admin || (complete ? false : undefined);
}
