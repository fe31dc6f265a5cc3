/** Nodes by what they are called: every word of the query must stand in a node's words. */
export interface Searchable {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly environments: readonly string[];
}

export function found(nodes: readonly Searchable[], query: string): string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return nodes
    .filter(({ label, type, environments }) => {
      const text = [label, type, ...environments].join('\n').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map(({ id }) => id);
}
