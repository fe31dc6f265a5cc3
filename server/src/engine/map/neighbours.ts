import type { IdentityMap } from './model';

/** What each node is linked with, either way. */
export function neighboursOf({ nodes, links }: IdentityMap): Map<string, string[]> {
  const beside = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  return beside;
}
