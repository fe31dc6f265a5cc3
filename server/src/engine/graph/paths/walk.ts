/** Walking over ways: shortest first, each node once, so that the cost is that of the arcs that are met. */
import { compareText } from '../../syntax/order';
import type { Arc, HubArc, Ways } from './model';

/** How a node was reached from the one before it. */
export interface Hop {
  /** How many steps it is from where the walk began. */
  readonly depth: number;
  readonly from: string;
  readonly to: string;
  readonly arc: Arc;
  /** Of a hub: what lets this one in. */
  readonly through?: HubArc;
}

/** Longer ways are no news: nobody follows them. */
const MAX_STEPS = 12;

/** Which arcs count. */
export type Accept = (arc: Arc) => boolean;

export const EVERY: Accept = () => true;
/** Only what nothing stands before. */
export const FREE: Accept = ({ under }) => under === undefined;
/** The same once an outsider is in, whatever the entrance asks for. */
export const FREE_INSIDE: Accept = ({ under, entry }) => under === undefined || entry === true;

/** Every node that can be reached from the start, nearest first, with the last hop to it. The start itself is left out. */
export function forward({ arcs, hubs }: Ways, start: string, accept: Accept): ReadonlyMap<string, Hop> {
  const found = new Map<string, Hop>();
  const entered = new Set<string>();
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at] as string;
    const depth = (found.get(from)?.depth ?? 0) + 1;
    if (depth > MAX_STEPS) break;
    const meet = (hop: Hop) => {
      if (hop.to === start || found.has(hop.to)) return;
      found.set(hop.to, hop);
      queue.push(hop.to);
    };
    for (const arc of arcs.get(from) ?? []) {
      if (!accept(arc)) continue;
      const members = hubs.get(arc.to);
      if (!members) meet({ depth, from, to: arc.to, arc });
      else if (!entered.has(arc.to)) {
        entered.add(arc.to);
        for (const through of members) if (through.to !== from) meet({ depth, from, to: through.to, arc, through });
      }
    }
  }
  return found;
}

/** Every arc and member by where it leads. */
export interface Turned {
  readonly arcs: ReadonlyMap<string, readonly { readonly from: string; readonly arc: Arc }[]>;
  readonly hubs: ReadonlyMap<string, readonly { readonly hub: string; readonly through: HubArc }[]>;
}

const turned = new WeakMap<Ways, Turned>();

export function turnedRound(ways: Ways): Turned {
  const known = turned.get(ways);
  if (known) return known;
  const arcs = new Map<string, { from: string; arc: Arc }[]>();
  const hubs = new Map<string, { hub: string; through: HubArc }[]>();
  for (const [from, list] of ways.arcs) for (const arc of list) put(arcs, arc.to, { from, arc });
  for (const [hub, list] of ways.hubs) for (const through of list) put(hubs, through.to, { hub, through });
  const made = { arcs, hubs };
  turned.set(ways, made);
  return made;
}

/** Every node that reaches one of the ends, nearest first, with the first hop from it. The ends themselves are left out. */
export function backward(ways: Ways, ends: readonly string[], accept: Accept): ReadonlyMap<string, Hop> {
  const { arcs, hubs } = turnedRound(ways);
  const known = new Set(ends);
  const found = new Map<string, Hop>();
  const entered = new Set<string>();
  const queue = [...ends];
  const meet = (hop: Hop) => {
    if (hop.from === hop.to || known.has(hop.from)) return;
    known.add(hop.from);
    found.set(hop.from, hop);
    queue.push(hop.from);
  };
  for (let at = 0; at < queue.length; at++) {
    const to = queue[at] as string;
    const depth = (found.get(to)?.depth ?? 0) + 1;
    if (depth > MAX_STEPS) break;
    for (const { from, arc } of arcs.get(to) ?? []) if (accept(arc)) meet({ depth, from, to, arc });
    for (const { hub, through } of hubs.get(to) ?? []) {
      if (entered.has(hub)) continue;
      entered.add(hub);
      for (const { from, arc } of arcs.get(hub) ?? []) if (accept(arc)) meet({ depth, from, to, arc, through });
    }
  }
  return found;
}

/** Appends to the list of a key. */
export function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

export function inOrder<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareText(nameOf(a), nameOf(b)));
}
