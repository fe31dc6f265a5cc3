/** Where nodes stand before forces move them: what is linked begins together, so that few steps are enough. */
import { type Region, ROOM } from './groups';
import type { Point, Positions } from './layout';
import type { IdentityMap } from './model';
import { neighboursOf } from './neighbours';

/** The golden angle: points on such a spiral are spread evenly. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

export function spreadOut(
  map: IdentityMap,
  regions: readonly Region[],
  before: Positions,
  flat: number,
): Map<string, { readonly region: Region } & Point> {
  const order = chained(map);
  const starts = new Map<string, { readonly region: Region } & Point>();
  const beside = neighboursOf(map);
  for (const region of regions) {
    const members = [...region.members].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    members.forEach((id, index) => {
      const known = before.get(id);
      const near = before.get((beside.get(id) ?? []).find((other) => before.has(other)) ?? '');
      const turn = index * GOLDEN;
      const away = ROOM * 1.1 * Math.sqrt(index + 0.5);
      const at = known
        ? { x: known.x, y: known.y / flat }
        : near
          ? { x: near.x + Math.cos(turn) * ROOM * 2, y: near.y / flat + Math.sin(turn) * ROOM * 2 }
          : { x: region.x + Math.cos(turn) * away, y: region.y + Math.sin(turn) * away };
      starts.set(id, { region, ...at });
    });
  }
  return starts;
}

/** Each node's place in a walk along the links, the nodes with most links first. */
function chained(map: IdentityMap): Map<string, number> {
  const beside = neighboursOf(map);
  const count = (id: string) => beside.get(id)?.length ?? 0;
  const order = new Map<string, number>();
  for (const { id } of [...map.nodes].sort((a, b) => count(b.id) - count(a.id))) {
    const queue = [id];
    for (let at = 0; at < queue.length; at++) {
      const next = queue[at] as string;
      if (order.has(next)) continue;
      order.set(next, order.size);
      for (const other of beside.get(next) ?? []) if (!order.has(other)) queue.push(other);
    }
  }
  return order;
}
