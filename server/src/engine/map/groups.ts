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
export const ROOM = 66;
const GAP = 120;
/** Of the circle that so many nodes would fill without gaps: links need room too. */
const LOOSE = 1.5;

/** The environment that a node is in, where it is in exactly one. */
export function environmentOf({ environments }: IdentityMap['nodes'][number]): string {
  return environments.length === 1 ? (environments[0] as string) : '';
}

/** Where nodes may stand before anything has moved: regions that do not overlap. */
export function regionsOf({ nodes }: IdentityMap): Region[] {
  const groups = new Map<string, string[]>();
  for (const node of nodes) {
    const environment = environmentOf(node);
    const group = groups.get(environment);
    if (group) group.push(node.id);
    else groups.set(environment, [node.id]);
  }
  const sized = [...groups].map(([environment, members]) => ({
    environment,
    members,
    radius: Math.sqrt(members.length) * ROOM * LOOSE + ROOM,
  }));
  return arranged(sized);
}

/** The largest first, each next one where the whole stays smallest and fits a screen best. */
export function arranged(regions: readonly Omit<Region, 'x' | 'y'>[]): Region[] {
  const placed: Region[] = [];
  for (const region of [...regions].sort((a, b) => b.radius - a.radius || compareText(a.environment, b.environment))) {
    const places = DIRECTIONS.map((angle) => ({ ...region, ...freePlace(placed, region.radius, angle) }));
    const sizes = places.map((place) => sizeOf([...placed, place]));
    placed.push(places[sizes.indexOf(Math.min(...sizes))] as Region);
  }
  return placed;
}

const DIRECTIONS = [0, 12, 6, 18, 2, 22, 10, 14, 4, 20, 8, 16].map((part) => (part * Math.PI) / 12);
/** Width by height of a screen, before the map is pressed flat. */
const SCREEN = 0.9;

function sizeOf(regions: readonly Region[]): number {
  const span = (low: (one: Region) => number, high: (one: Region) => number) =>
    Math.max(...regions.map(high)) - Math.min(...regions.map(low));
  const width = span(
    ({ x, radius }) => x - radius,
    ({ x, radius }) => x + radius,
  );
  const height = span(
    ({ y, radius }) => y - radius,
    ({ y, radius }) => y + radius,
  );
  return Math.max(width, height * SCREEN);
}

/** The first free place in a direction: at some distance nothing is left that could be in the way. */
function freePlace(placed: readonly Region[], radius: number, angle: number): { x: number; y: number } {
  const [first] = placed;
  if (!first) return { x: 0, y: 0 };
  for (let distance = first.radius + radius + GAP; ; distance += 40) {
    const [x, y] = [Math.cos(angle) * distance, Math.sin(angle) * distance];
    if (placed.every((other) => Math.hypot(other.x - x, other.y - y) >= other.radius + radius + GAP)) return { x, y };
  }
}
