/** Parts of a map: kinds, one environment, only what is at risk. */
import type { IdentityMap, MapNode } from '../../../server/src/engine/map/model';

export type Risk = 'any' | 'findings' | 'high' | 'critical';

export interface Filter {
  /** Kinds that are not shown. */
  readonly hidden: readonly MapNode['kind'][];
  /** Undefined: all; empty: those without one. */
  readonly environment?: string;
  readonly risk: Risk;
}

export const NO_FILTER: Filter = { hidden: [], risk: 'any' };

const GRAVE: Readonly<Record<Risk, readonly string[]>> = {
  any: [],
  findings: ['critical', 'high', 'medium', 'low', 'info'],
  high: ['critical', 'high'],
  critical: ['critical'],
};

/** Environment and risk are of identities; what else there is stays where an identity that stays is linked to it. */
export function filtered(map: IdentityMap, { hidden, environment, risk }: Filter): IdentityMap {
  const wanted = (node: MapNode) =>
    (risk === 'any' || GRAVE[risk].includes(node.severity ?? '')) &&
    (environment === undefined ||
      (environment === '' ? node.environments.length === 0 : node.environments.includes(environment)));
  const narrow = risk !== 'any' || environment !== undefined;
  const identities = new Set(map.nodes.filter((node) => node.kind === 'identity' && wanted(node)).map(({ id }) => id));
  const near = new Set(map.links.flatMap(({ from, to }) => (identities.has(from) ? [to] : identities.has(to) ? [from] : [])));
  const nodes = map.nodes.filter(
    ({ id, kind }) => !hidden.includes(kind) && (kind === 'identity' ? identities.has(id) : !narrow || near.has(id)),
  );
  const kept = new Set(nodes.map(({ id }) => id));
  return { nodes, links: map.links.filter(({ from, to }) => kept.has(from) && kept.has(to)) };
}
