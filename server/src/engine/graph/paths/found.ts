/** Where arcs and hubs are collected. */
import type { Arc, HubArc, Outsider } from './model';
import { put } from './walk';

/** How the hub of a pattern begins: it stands for what the pattern names, and not for all of a kind. */
export const NAMED = 'named:';

export interface Found {
  readonly arcs: Map<string, Arc[]>;
  readonly hubs: Map<string, HubArc[]>;
  readonly outsiders: Map<string, Outsider>;
  /** Where in its list each arc stands, by its ends. */
  readonly places: Map<string, number>;
}

export function emptyFound(): Found {
  return { arcs: new Map(), hubs: new Map(), outsiders: new Map(), places: new Map() };
}

/** Of two arcs between the same the first counts, unless something stands before it and nothing before the other. */
export function addArc({ arcs, places }: Found, from: string, arc: Arc): void {
  if (from === arc.to) return;
  const ends = `${from}\n${arc.to}`;
  const list = arcs.get(from);
  const at = places.get(ends);
  if (!list || at === undefined) {
    places.set(ends, list?.length ?? 0);
    put(arcs, from, arc);
  } else if (list[at]?.under !== undefined && arc.under === undefined) list[at] = arc;
}

/** One more that the hub stands for. */
export function addMember({ hubs }: Found, hub: string, member: HubArc): void {
  put(hubs, hub, member);
}

/** Somebody outside gets in. */
export function addOutsider(found: Found, outsider: Outsider, arc: Arc): void {
  found.outsiders.set(outsider.id, outsider);
  addArc(found, outsider.id, { ...arc, entry: true });
}
