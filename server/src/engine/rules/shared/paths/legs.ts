/** Paths to the powerful, put together by the step that is to be changed: one problem, one finding. */
import type { Identity, IdentityGraph } from '../../../graph/model';
import { type Administration, administrationOf, type Reaching, type Step, towards } from '../../../graph/paths/index';

/** Everyone whose way to a powerful identity leads over one step. */
export interface Leg {
  /** The step that is to be changed. */
  readonly marked: Step;
  /** The one that comes from farthest. */
  readonly first: Reaching;
  readonly others: readonly Reaching[];
  readonly end: Identity;
  readonly administration: Administration;
}

/** What makes an identity an end of paths. */
export type PowerOf = (identity: Identity) => Administration | undefined;

/** Those with all rights of what they are in, as far as `isOne` asks for them. */
export function administering(graph: IdentityGraph, isOne: (identity: Identity) => boolean): PowerOf {
  return (identity) => {
    const administration = isOne(identity) ? administrationOf(graph, identity) : undefined;
    return administration?.grade === 'area' ? undefined : administration;
  };
}

/** The legs to all ends. `markOf` says which step of a path is to be changed; none where others speak of all. */
export function legsTo(
  graph: IdentityGraph,
  powerOf: PowerOf,
  isStart: (one: Reaching) => boolean,
  markOf: (steps: readonly Step[]) => Step | undefined,
  free: true | 'inside' = true,
): Leg[] {
  const ends = graph.identities.filter((identity) => powerOf(identity));
  if (ends.length === 0) return [];
  const groups = new Map<string, { marked: Step; ways: Reaching[] }>();
  for (const one of towards(graph, ends, { free })) {
    const marked = isStart(one) ? markOf(one.steps) : undefined;
    if (!marked) continue;
    const group = groups.get(placeOf(marked)) ?? { marked, ways: [] };
    group.ways.push(one);
    groups.set(placeOf(marked), group);
  }
  return [...groups.values()].flatMap(({ marked, ways }): Leg[] => {
    // They come nearest first; of those that are equally far the first by id.
    const most = Math.max(...ways.map(({ steps }) => steps.length));
    const first = ways.find(({ steps }) => steps.length === most);
    const end = graph.byAlias.get(first?.steps.at(-1)?.to ?? '');
    const administration = end && powerOf(end);
    if (!first || !end || !administration) return [];
    return [{ marked, first, others: ways.filter((one) => one !== first), end, administration }];
  });
}

/** Where a finding about the step stands. */
export function placeOf({ span }: Step): string {
  return `${span.file}:${span.start}:${span.end}`;
}
