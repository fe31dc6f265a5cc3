/** Environments as regions of the map: what is in one environment stands together. */
import { compareText } from '../syntax/order';
import type { IdentityMap } from './model';

/** A region, with its middle and its radius before the map is flattened. */
export interface Region {
  /** The environment; empty for nodes of none or several. */
  readonly environment: string;
  readonly members: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Room that one node takes, label and all, as a radius. */
export const ROOM = 64;
const GAP = 120;
/** Of the circle that so many nodes would fill without gaps: links need room too. */
const LOOSE = 1.15;

/** The environment that a node is in, where it is in exactly one. */
export function environmentOf({ environments }: IdentityMap['nodes'][number]): string {
  return environments.length === 1 ? (environments[0] as string) : '';
}

/** Regions that do not overlap, the largest in the middle, the others as near to it as they go. */
export function regionsOf({ nodes }: IdentityMap): Region[] {
  const groups = new Map<string, string[]>();
  for (const node of nodes) {
    const environment = environmentOf(node);
    const group = groups.get(environment);
    if (group) group.push(node.id);
    else groups.set(environment, [node.id]);
  }
  const placed: Region[] = [];
  const ordered = [...groups].sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b));
  for (const [environment, members] of ordered) {
    const radius = Math.sqrt(members.length) * ROOM * LOOSE + ROOM;
    placed.push({ environment, members, radius, ...freePlace(placed, radius) });
  }
  return placed;
}

/** The first place on a spiral where nothing else is. */
function freePlace(placed: readonly Region[], radius: number): { x: number; y: number } {
  const first = placed[0];
  if (!first) return { x: 0, y: 0 };
  for (let step = 0; step < 4000; step++) {
    const distance = first.radius + step * 8;
    const angle = step * 0.35;
    const [x, y] = [Math.cos(angle) * distance, Math.sin(angle) * distance];
    if (placed.every((other) => Math.hypot(other.x - x, other.y - y) >= other.radius + radius + GAP)) return { x, y };
  }
  const right = Math.max(...placed.map((one) => one.x + one.radius));
  return { x: right + radius + GAP, y: 0 };
}
