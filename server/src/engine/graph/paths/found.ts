/** Where arcs and hubs are collected. */
import type { Arc, HubArc, Outsider } from './model';
import { put } from './walk';

export interface Found {
  readonly arcs: Map<string, Arc[]>;
  readonly hubs: Map<string, HubArc[]>;
  readonly outsiders: Map<string, Outsider>;
}

export function emptyFound(): Found {
  return { arcs: new Map(), hubs: new Map(), outsiders: new Map() };
}

/** Of two arcs between the same the first counts, unless something stands before it and nothing before the other. */
export function addArc({ arcs }: Found, from: string, arc: Arc): void {
  if (from === arc.to) return;
  const list = arcs.get(from);
  const at = list?.findIndex(({ to, raises }) => to === arc.to && raises === arc.raises) ?? -1;
  if (!list || at < 0) put(arcs, from, arc);
  else if (list[at]?.under !== undefined && arc.under === undefined) list[at] = arc;
}

/** One more that the hub stands for. */
export function addMember({ hubs }: Found, hub: string, member: HubArc): void {
  put(hubs, hub, member);
}

/** Somebody outside gets in. */
export function addOutsider(found: Found, outsider: Outsider, arc: Arc): void {
  found.outsiders.set(outsider.id, outsider);
  addArc(found, outsider.id, arc);
}
