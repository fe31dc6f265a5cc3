/** Nodes and links under construction: the first to say something of a node has said it. */
import { compareText } from '../syntax/order';
import type { Span } from '../syntax/span';
import type { IdentityMap, MapLink, MapNode } from './model';

export interface Draft {
  readonly nodes: Map<string, MapNode>;
  readonly links: Map<string, MapLink>;
}

export function createDraft(): Draft {
  return { nodes: new Map(), links: new Map() };
}

export function addNode({ nodes }: Draft, node: MapNode): void {
  if (!nodes.has(node.id)) nodes.set(node.id, node);
}

/** A link from a node to itself says nothing. */
export function addLink({ links }: Draft, from: string, to: string, type: MapLink['type'], place: Span | undefined): void {
  const key = `${from}\n${to}\n${type}`;
  if (from !== to && !links.has(key)) links.set(key, { from, to, type, ...(place ? { place } : {}) });
}

/** Sorted. What has no environment of its own is in those of the identities that it is linked to. */
export function settle({ nodes, links }: Draft): IdentityMap {
  const kept = [...links.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  const near = new Map<string, Set<string>>([...nodes.keys()].map((id) => [id, new Set()]));
  const spread = (from: string, to: string) => {
    for (const environment of nodes.get(from)?.environments ?? []) near.get(to)?.add(environment);
  };
  for (const { from, to } of kept) {
    spread(from, to);
    spread(to, from);
  }
  return {
    nodes: [...nodes.values()]
      .map((node) => (node.kind === 'identity' ? node : { ...node, environments: [...(near.get(node.id) ?? [])].sort() }))
      .sort((a, b) => compareText(a.id, b.id)),
    links: kept.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.type, b.type)),
  };
}
