/** Which identities are as good as an administrator, and by what. */
import { guardOf } from '../../iam/escalation/guards';
import { isStar } from '../../iam/match';
import { type Grant, grantsOf } from '../../iam/rights/effective';
import { effectiveOn } from '../holdings';
import type { Identity, IdentityGraph } from '../model';
import { inCluster } from '../rbac-gravity';
import { homeOf } from './aws/homes';
import { OWN_RIGHTS } from './aws/rewrite';
import { targetsOf } from './aws/targets';
import { cloudAdministration } from './cloud/admin';
import type { Administration } from './model';

const known = new WeakMap<IdentityGraph, Map<Identity, Administration | undefined>>();

/** What makes the identity as good as an administrator, without a further step; undefined where nothing is known to. */
export function administrationOf(graph: IdentityGraph, identity: Identity): Administration | undefined {
  const ofGraph = known.get(graph) ?? new Map<Identity, Administration | undefined>();
  known.set(graph, ofGraph);
  if (ofGraph.has(identity)) return ofGraph.get(identity);
  const made = judge(graph, identity);
  ofGraph.set(identity, made);
  return made;
}

function judge(graph: IdentityGraph, identity: Identity): Administration | undefined {
  if (identity.grants.length === 0) return undefined;
  if (identity.provider === 'aws') return inAws(graph, identity);
  if (identity.provider === 'kubernetes') return inKubernetes(graph, identity);
  return cloudAdministration(graph, identity);
}

function inAws(graph: IdentityGraph, identity: Identity): Administration | undefined {
  if (!identity.kind.startsWith('iam-')) return undefined;
  const effective = effectiveOn(graph, identity);
  let own: Administration | undefined;
  for (const { action, kinds } of OWN_RIGHTS) {
    if (!kinds.includes(identity.kind)) continue;
    for (const grant of grantsOf(effective, action)) {
      if (!grant.certain || guardOf(grant) !== 'none') continue;
      const { term } = grant;
      if (grant.reach === 'anywhere') {
        if (isStar(term)) return { grade: 'all', words: 'may do everything in its account', span: term.span };
        own ??= { grade: 'rights', words: `may give itself any right (${action})`, span: term.span };
      } else if (reachesSelf(graph, identity, grant)) {
        own ??= { grade: 'rights', words: `may give itself any right (${action} on itself)`, span: term.span };
      }
    }
  }
  return own;
}

function reachesSelf(graph: IdentityGraph, identity: Identity, { resources }: Grant): boolean {
  const kind = identity.kind.slice(4) as 'role' | 'user';
  if (kind !== 'role' && kind !== 'user') return false;
  const home = homeOf(identity);
  const targets = targetsOf(graph);
  return resources.some((term) => targets.named(term, kind, home).identities.includes(identity));
}

function inKubernetes(graph: IdentityGraph, identity: Identity): Administration | undefined {
  const ways = identity.grants.flatMap((held) => {
    const gravity = inCluster(graph, held);
    const [hop] = gravity?.hops ?? [];
    if (!gravity || !hop || gravity.words === 'may read every Secret of the cluster') return [];
    const all = gravity.severity === 'critical';
    return [{ grade: all ? ('all' as const) : ('area' as const), words: gravity.words, span: hop.span }];
  });
  return ways.find(({ grade }) => grade === 'all') ?? ways[0];
}
