/** What the formats of pictures share: nodes grouped by environment, and a cap with an honest note. */
import type { IdentityMap, MapLink, MapNode } from '../../../engine/map';

export interface Drawn {
  /** By environment; nodes without one are in the group without a name, which comes last. */
  readonly groups: readonly { readonly name: string; readonly nodes: readonly MapNode[] }[];
  readonly links: readonly MapLink[];
  /** What is not drawn, in words; undefined where everything is. */
  readonly note: string | undefined;
}

export interface Cap {
  readonly nodes: number;
  readonly links: number;
}

/** The map as groups. Where it is larger than the cap, identities of the highest risk and what they are linked to stay. */
export function drawn(map: IdentityMap, cap: Cap): Drawn {
  const kept = map.nodes.length <= cap.nodes ? new Set(map.nodes.map(({ id }) => id)) : chosen(map, cap.nodes);
  const nodes = map.nodes.filter(({ id }) => kept.has(id));
  const links = map.links.filter(({ from, to }) => kept.has(from) && kept.has(to));
  const groups = new Map<string, MapNode[]>();
  for (const node of nodes) {
    const name = node.environments.join(', ');
    const group = groups.get(name);
    if (group) group.push(node);
    else groups.set(name, [node]);
  }
  const left = [map.nodes.length - nodes.length, map.links.length - Math.min(links.length, cap.links)];
  const note = left.some((count) => count > 0)
    ? `${left[0]} of ${map.nodes.length} nodes and ${left[1]} of ${map.links.length} links are not drawn`
    : undefined;
  return {
    groups: [...groups]
      .map(([name, own]) => ({ name, nodes: own }))
      .sort((a, b) => (a.name === '' ? 1 : b.name === '' ? -1 : a.name < b.name ? -1 : 1)),
    links: links.slice(0, cap.links),
    note,
  };
}

function chosen({ nodes, links }: IdentityMap, most: number): Set<string> {
  const near = new Map<string, string[]>();
  const add = (one: string, other: string) => {
    const list = near.get(one);
    if (list) list.push(other);
    else near.set(one, [other]);
  };
  for (const { from, to } of links) {
    add(from, to);
    add(to, from);
  }
  const byRisk = nodes.filter(({ kind }) => kind === 'identity').sort((a, b) => (b.risk ?? 0) - (a.risk ?? 0));
  const kept = new Set<string>();
  for (const { id } of byRisk) {
    for (const one of [id, ...(near.get(id) ?? [])]) if (kept.size < most) kept.add(one);
  }
  return kept;
}
