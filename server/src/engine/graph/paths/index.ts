/**
 * Who can become or control whom. The directed graph behind it is made once for each IdentityGraph, at the first question; every
 * question walks it once and costs no more than the arcs it meets. Answers are in the order of their length, then of their ids.
 */
import type { Identity, IdentityGraph } from '../model';
import { administrationOf } from './admin';
import { NAMED } from './found';
import type { Outsider, Path, Reached, Reaching, Step, ToAdmin } from './model';
import { type Accept, backward, EVERY, FREE, FREE_INSIDE, forward, type Hop } from './walk';
import { waysOf } from './ways';

export { administrationOf } from './admin';
export type { Administration, Outsider, Path, Reached, Reaching, Step, ToAdmin, Way } from './model';

export interface Options {
  /** Only steps that nothing stands before: no second factor, external id or other condition; `inside`: whatever stands before an entrance from outside. */
  readonly free?: boolean | 'inside';
}

const acceptOf = ({ free = false }: Options): Accept => (free === 'inside' ? FREE_INSIDE : free ? FREE : EVERY);

/**
 * What an identity reaches (its blast radius): every identity that it can become or control, each with a shortest path. For the
 * sidebar, the hover card, the map of one identity. The identity itself is left out.
 */
export function reachableFrom(graph: IdentityGraph, identity: Identity, options: Options = {}): readonly Reached[] {
  const hops = forward(waysOf(graph), identity.id, acceptOf(options));
  return [...hops.keys()].flatMap((id) => {
    const end = graph.byAlias.get(id);
    return end ? { identity: end, steps: stepsTo(graph, hops, identity.id, id) } : [];
  });
}

/** Who reaches this: identities and outsiders that can become or control it, each with a shortest path. */
export function reaching(graph: IdentityGraph, identity: Identity, options: Options = {}): readonly Reaching[] {
  return towards(graph, [identity], options);
}

/** Everyone outside the workspace who gets into an identity, with a shortest path: a subset of `reaching`. */
export function outsidersInto(
  graph: IdentityGraph,
  identity: Identity,
  options: Options = {},
): readonly (Path & { readonly outsider: Outsider })[] {
  return reaching(graph, identity, options).flatMap(({ outsider, steps }) => (outsider ? { outsider, steps } : []));
}

/**
 * The identities with the rights of an administrator that this one is or reaches, nearest first, each with a shortest path; no steps
 * where it is one itself. Empty where nothing is known to lead there: `pathsToAdmin(…).length > 0` says "reaches admin".
 */
export function pathsToAdmin(graph: IdentityGraph, identity: Identity, options: Options = {}): readonly ToAdmin[] {
  const own = administrationOf(graph, identity);
  const found: ToAdmin[] = own ? [{ identity, administration: own, steps: [] }] : [];
  for (const reached of reachableFrom(graph, identity, options)) {
    const administration = administrationAt(graph, reached);
    if (administration) found.push({ ...reached, administration });
  }
  return found;
}

/**
 * Everyone who reaches one of these, each with a shortest path to the nearest of them; made by one walk, for rules that look at the
 * whole graph. Those who are among the ends are left out.
 */
export function towards(graph: IdentityGraph, ends: readonly Identity[], options: Options = {}): readonly Reaching[] {
  const ways = waysOf(graph);
  const hops = backward(
    ways,
    ends.map(({ id }) => id),
    acceptOf(options),
  );
  return reachingBy(graph, hops);
}

function reachingBy(graph: IdentityGraph, hops: ReadonlyMap<string, Hop>): Reaching[] {
  const { outsiders } = waysOf(graph);
  return [...hops.keys()].flatMap((id): Reaching[] => {
    const steps = stepsFrom(graph, hops, id);
    const outsider = outsiders.get(id);
    if (outsider) return [{ outsider, steps }];
    const start = graph.byAlias.get(id);
    return start ? [{ identity: start, steps }] : [];
  });
}

/** What makes the end of a path an administrator: its own rights, or those that the last step gives it. */
export function administrationAt(graph: IdentityGraph, { identity, steps }: Reached) {
  const last = steps.at(-1);
  if (last?.raises) return { grade: 'rights', words: 'may be given any right', span: last.span } as const;
  return administrationOf(graph, identity);
}

/** The steps of a walk forward from `start` to `end`. */
function stepsTo(graph: IdentityGraph, hops: ReadonlyMap<string, Hop>, start: string, end: string): Step[] {
  const steps: Step[] = [];
  for (let at = end; at !== start; ) {
    const hop = hops.get(at);
    if (!hop) break;
    steps.unshift(stepOf(graph, hop));
    at = hop.from;
  }
  return steps;
}

/** The steps of a walk backward, from `start` to whichever end it reaches first. */
function stepsFrom(graph: IdentityGraph, hops: ReadonlyMap<string, Hop>, start: string): Step[] {
  const steps: Step[] = [];
  for (let hop = hops.get(start); hop; hop = hops.get(hop.to)) steps.push(stepOf(graph, hop));
  return steps;
}

function stepOf(graph: IdentityGraph, { from, to, arc, through }: Hop): Step {
  const { way, says, span, also = [], under, raises, item } = arc;
  return {
    from,
    to,
    way,
    words: `${nameOf(graph, from)} ${says.replace('{to}', () => nameOf(graph, to))}`,
    span,
    also: through?.span ? [...also, through.span] : also,
    ...(under ? { under } : {}),
    ...(raises ? { raises } : {}),
    ...(through && !arc.to.startsWith(NAMED) ? { wide: true as const } : {}),
    ...(item && !through ? { item } : {}),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  'iam-role': 'role',
  'iam-user': 'user',
  'iam-group': 'group',
  'k8s-service-account': 'ServiceAccount',
  'k8s-user': 'user',
  'k8s-group': 'group',
  'service-account': 'service account',
  'managed-identity': 'managed identity',
  'service-principal': 'service principal',
  'oidc-provider': 'workflow',
};

/** `role deploy`, `ServiceAccount shop/api`, `any AWS account`: what a step calls an identity or an outsider. */
export function nameOf(graph: IdentityGraph, id: string): string {
  const identity = graph.byAlias.get(id);
  if (!identity) return waysOf(graph).outsiders.get(id)?.name ?? id;
  const kind = KINDS[identity.kind];
  return kind ? `${kind} ${identity.name}` : identity.name;
}
