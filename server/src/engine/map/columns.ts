/** Positions for the neighbourhood of one identity: who becomes or uses it, itself, what it may do and where its credentials live. */
import { compareText } from '../syntax/order';
import type { Point, Positions } from './layout';
import type { IdentityMap, MapNode } from './model';

const COLUMN = 300;
const ROW = 84;
const KINDS: readonly MapNode['kind'][] = ['outsider', 'user', 'identity', 'rights', 'store'];

/** Links go from left to right, as far as there are no circles. */
export function columnsOf(map: IdentityMap, centre: string): Positions {
  const columns = columnOf(map, centre);
  const groups = new Map<number, MapNode[]>();
  for (const node of map.nodes) {
    const column = columns.get(node.id) ?? 0;
    groups.set(column, [...(groups.get(column) ?? []), node]);
  }
  const positions = new Map<string, Point>();
  // From the middle outwards, so that each node can stand beside what it is linked with.
  for (const column of [...groups.keys()].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)) {
    const nodes = (groups.get(column) ?? []).map((node) => ({ node, height: heightOf(map, node.id, positions) }));
    nodes.sort(
      (a, b) =>
        Number(b.node.id === centre) - Number(a.node.id === centre) ||
        KINDS.indexOf(a.node.kind) - KINDS.indexOf(b.node.kind) ||
        a.height - b.height ||
        compareText(a.node.id, b.node.id),
    );
    // What shares a column with the identity stands below it.
    const top = column === 0 ? 0 : (-(nodes.length - 1) * ROW) / 2;
    nodes.forEach(({ node }, row) => {
      positions.set(node.id, { x: column * COLUMN, y: top + row * ROW });
    });
  }
  return positions;
}

/** 0 is the identity's; each link that leads on is one to the right, each that leads in one to the left. */
function columnOf({ links }: IdentityMap, centre: string): Map<string, number> {
  const columns = new Map([[centre, 0]]);
  let edge = [centre];
  while (edge.length > 0) {
    const next: string[] = [];
    const reached = new Set(edge);
    for (const { from, to } of links) {
      for (const [one, other, by] of [
        [from, to, 1],
        [to, from, -1],
      ] as const) {
        if (!reached.has(one) || columns.has(other)) continue;
        columns.set(other, (columns.get(one) ?? 0) + by);
        next.push(other);
      }
    }
    edge = next;
  }
  return columns;
}

/** The mean height of what is placed already and linked with it. */
function heightOf({ links }: IdentityMap, id: string, positions: Positions): number {
  const heights = links.flatMap(({ from, to }) => positions.get(from === id ? to : to === id ? from : '')?.y ?? []);
  return heights.length === 0 ? 0 : heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
