/** Which identities are, or reach, an administrator: one walk backward from all administrators for each graph. */
import { effectiveOn } from '../graph/holdings';
import type { Identity, IdentityGraph } from '../graph/model';
import { type Administration, administrationOf, nameOf } from '../graph/paths/index';
import { backward, EVERY, type Hop } from '../graph/paths/walk';
import { waysOf } from '../graph/paths/ways';
import { guardOf } from '../iam/escalation/guards';
import { isStar } from '../iam/match';
import { grantsOf } from '../iam/rights/effective';

export interface Admin {
  /** undefined: what it holds is not all known. */
  readonly is: boolean | undefined;
  /** What follows its name: `may do everything in its account`, `reaches role deploy, which may …`. */
  readonly words?: string;
  /** Only of a namespace, a project or a part of them. */
  readonly area?: true;
}

type Found = ReadonlyMap<string, { readonly words: string; readonly area?: true }>;

const known = new WeakMap<IdentityGraph, Found>();

/** What these may do is kept in their database or with their vendor. */
const ELSEWHERE: ReadonlySet<Identity['kind']> = new Set<Identity['kind']>(['database-account', 'api-key']);

/** By its own rights or by a path. */
export function adminOf(graph: IdentityGraph, identity: Identity): Admin {
  const found = known.get(graph) ?? administratorsOf(graph);
  known.set(graph, found);
  const one = found.get(identity.id);
  if (one) return { is: true, ...one };
  const { grants, declared, provider, kind } = identity;
  if (hasAllUnderConditions(graph, identity)) return { is: true, words: 'may do everything in its account under conditions' };
  if (grants.length === 0) return { is: declared.length > 0 && !ELSEWHERE.has(kind) ? false : undefined };
  if (provider === 'aws') return { is: effectiveOn(graph, identity).complete ? false : undefined };
  return { is: grants.every(({ role, managed }) => role ?? managed) ? false : undefined };
}

/** Not everyone with its credentials may use them, as where a second factor is asked for: who may is an administrator. */
function hasAllUnderConditions(graph: IdentityGraph, identity: Identity): boolean {
  if (!identity.kind.startsWith('iam-') || identity.grants.length === 0) return false;
  return grantsOf(effectiveOn(graph, identity), 'iam:AttachRolePolicy').some(
    (grant) => grant.certain && grant.reach === 'anywhere' && isStar(grant.term) && guardOf(grant) === 'partly',
  );
}

function administratorsOf(graph: IdentityGraph): Found {
  const ways = waysOf(graph);
  const own = new Map<string, Administration>();
  for (const identity of graph.identities) {
    const administration = administrationOf(graph, identity);
    if (administration) own.set(identity.id, administration);
  }
  // Whoever takes a step that raises has every right, wherever it ends.
  for (const [from, arcs] of ways.arcs) {
    const arc = own.get(from)?.grade === 'all' ? undefined : arcs.find(({ raises }) => raises);
    if (arc) own.set(from, { grade: 'rights', words: 'may be given any right', span: arc.span });
  }
  const found = new Map<string, { words: string; area?: true }>();
  const add = (areas: boolean) => {
    const ends = [...own].filter(([, { grade }]) => (grade === 'area') === areas).map(([id]) => id);
    for (const id of ends) {
      const words = own.get(id)?.words ?? '';
      if (!found.has(id)) found.set(id, areas ? { words, area: true } : { words });
    }
    const hops = backward(ways, ends, EVERY);
    for (const from of hops.keys()) {
      if (found.has(from)) continue;
      const end = endOf(hops, from);
      const words = `reaches ${nameOf(graph, end)}, which ${own.get(end)?.words ?? ''}`;
      found.set(from, areas ? { words, area: true } : { words });
    }
  };
  add(false);
  add(true);
  return found;
}

function endOf(hops: ReadonlyMap<string, Hop>, from: string): string {
  let at = from;
  for (let hop = hops.get(at); hop; hop = hops.get(at)) at = hop.to;
  return at;
}
