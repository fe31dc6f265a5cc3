/**
 * Positions for a whole map, by forces. It takes seconds at thousands of nodes, so it goes step by step: whoever shows the picture
 * decides how many steps a frame has time for. Equal maps give equal positions.
 */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { arranged, type Region, ROOM, regionsOf } from './groups';
import type { IdentityMap } from './model';
import { spreadOut } from './start';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Positions = ReadonlyMap<string, Point>;

export interface Layout {
  /** One step; false when there is nothing left to do. */
  readonly step: () => boolean;
  /** From 0 to 1. */
  readonly progress: () => number;
  readonly positions: () => Positions;
}

/** Labels are wider than high: forces work in a space of circles, which is then pressed flat. */
const FLAT = 0.56;
const STEPS = 260;
const STEPS_OF_MANY = 140;
const STEPS_OF_NEW = 60;

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly region: Region;
  x: number;
  y: number;
}

/** Nodes that stood somewhere `before` stay there. */
export function createLayout(map: IdentityMap, before: Positions = new Map()): Layout {
  const bodies = bodiesOf(map, before);
  const fresh = bodies.filter(({ id }) => !before.has(id)).length;
  const steps = fresh === 0 ? 0 : fresh < bodies.length ? STEPS_OF_NEW : bodies.length > 600 ? STEPS_OF_MANY : STEPS;
  const simulation = steps > 0 ? simulationOf(map, bodies, steps) : undefined;
  let done = 0;
  return {
    step: () => {
      if (done >= steps) return false;
      simulation?.tick();
      return ++done < steps;
    },
    progress: () => (steps === 0 ? 1 : done / steps),
    positions: () => {
      const moved = before.size > 0 ? () => NOWHERE : closed(bodies);
      return new Map(
        bodies.map(({ id, x, y, region }) => {
          const by = moved(region);
          return [id, { x: round(x + by.x), y: round((y + by.y) * FLAT) }];
        }),
      );
    },
  };
}

const NOWHERE: Point = { x: 0, y: 0 };

/** Forces leave regions smaller than they might have become: how far each goes to stand close to the others. */
function closed(bodies: readonly Body[]): (region: Region) => Point {
  const members = new Map<Region, Body[]>();
  for (const body of bodies) {
    const known = members.get(body.region);
    if (known) known.push(body);
    else members.set(body.region, [body]);
  }
  const sized = [...members].map(([region, own]) => {
    const middle = { x: mean(own.map(({ x }) => x)), y: mean(own.map(({ y }) => y)) };
    return { region, middle, radius: farthest(own, middle) + ROOM };
  });
  const places = new Map(
    arranged(sized.map(({ region, radius }) => ({ ...region, radius }))).map((place) => [place.environment, place]),
  );
  const moves = new Map(
    sized.map(({ region, middle }) => {
      const place = places.get(region.environment) ?? middle;
      return [region, { x: place.x - middle.x, y: place.y - middle.y }];
    }),
  );
  return (region) => moves.get(region) ?? NOWHERE;
}

function farthest(points: readonly Point[], from: Point): number {
  return points.reduce((most, { x, y }) => Math.max(most, Math.hypot(x - from.x, y - from.y)), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** All steps at once. */
export function layoutOf(map: IdentityMap, before?: Positions): Positions {
  const layout = createLayout(map, before);
  while (layout.step()) {
    // Each step is work done.
  }
  return layout.positions();
}

function bodiesOf(map: IdentityMap, before: Positions): Body[] {
  const starts = spreadOut(map, regionsOf(map), before, FLAT);
  return map.nodes.map(({ id }): Body => {
    const { region, x, y } = starts.get(id) as { region: Region } & Point;
    return { id, region, x, y, ...(before.has(id) ? { fx: x, fy: y } : {}) };
  });
}

function simulationOf(map: IdentityMap, bodies: Body[], steps: number): Simulation<Body, SimulationLinkDatum<Body>> {
  const at = new Map(bodies.map((body) => [body.id, body]));
  const links = map.links.map(({ from, to }) => ({ source: at.get(from) as Body, target: at.get(to) as Body }));
  const crosses = ({ source, target }: { source: Body; target: Body }) => source.region !== target.region;
  return forceSimulation<Body>(bodies)
    .randomSource(createGenerator())
    .alphaDecay(1 - 0.002 ** (1 / steps))
    .velocityDecay(0.35)
    .force(
      'link',
      forceLink<Body, { source: Body; target: Body }>(links)
        .distance((link) => (crosses(link) ? ROOM * 5 : ROOM * 2.1))
        .strength((link) => (crosses(link) ? 0.01 : 0.8)),
    )
    .force('charge', forceManyBody<Body>().strength(-120).distanceMax(620).theta(1))
    .force('x', forceX<Body>(({ region }) => region.x).strength(0.05))
    .force('y', forceY<Body>(({ region }) => region.y).strength(0.05))
    .force('collide', forceCollide<Body>(ROOM).strength(0.8))
    .force('region', () => bodies.forEach(keepInside))
    .stop();
}

/** Regions do not mix: a node that is pulled out of its own is put back on its edge. */
function keepInside(body: Body): void {
  const { region } = body;
  const [dx, dy] = [body.x - region.x, body.y - region.y];
  const distance = Math.hypot(dx, dy);
  const most = region.radius - ROOM / 2;
  if (distance <= most || distance === 0) return;
  body.x = region.x + (dx / distance) * most;
  body.y = region.y + (dy / distance) * most;
}

/** Numbers in [0, 1) that are the same in every run (Park and Miller's minimal standard). */
function createGenerator(): () => number {
  let state = 42;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
