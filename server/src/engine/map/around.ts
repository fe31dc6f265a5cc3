import type { IdentityMap } from './model';
import { neighboursOf } from './neighbours';

/** The part of a map that is at most so many links away from one node. Empty where the node is not there. */
export function around(map: IdentityMap, id: string, depth: number): IdentityMap {
  const beside = neighboursOf(map);
  let edge = beside.has(id) ? [id] : [];
  const near = new Set(edge);
  for (let step = 0; step < depth; step++) {
    edge = edge.flatMap((one) => beside.get(one) ?? []).filter((one) => !near.has(one) && near.add(one));
  }
  return {
    nodes: map.nodes.filter((node) => near.has(node.id)),
    links: map.links.filter(({ from, to }) => near.has(from) && near.has(to)),
  };
}
