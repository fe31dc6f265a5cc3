/** Keeps the nodes that a view shows: a node with the same id stays the same object and takes over what is new. */
import type { Node } from './nodes';

export interface Reconciled {
  readonly nodes: Node[];
  /** Nodes that say something else than before. */
  readonly changed: Node[];
  /** Whether a node came, went or moved. */
  readonly rearranged: boolean;
}

/** `old` in the state of `fresh`. Children that were asked for are kept where `fresh` has none. */
export function reconcile(old: readonly Node[], fresh: readonly Node[]): Reconciled {
  const byId = new Map<string, Node>();
  const note = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      byId.set(node.id, node);
      note(node.children ?? []);
    }
  };
  note(old);
  const changed: Node[] = [];
  let rearranged = false;
  const settle = (before: readonly Node[], after: readonly Node[]): Node[] => {
    const nodes = after.map((node) => {
      const kept = byId.get(node.id) ?? node;
      if (kept !== node) {
        const children = node.children ? settle(kept.children ?? [], node.children) : kept.children;
        if (takeOver(kept, node)) changed.push(kept);
        if (children) kept.children = children;
      }
      return kept;
    });
    rearranged ||= nodes.length !== before.length || nodes.some((node, at) => node !== before[at]);
    return nodes;
  };
  return { nodes: settle(old, fresh), changed, rearranged };
}

/** Whether anything but the children is different now. */
function takeOver(kept: Node, fresh: Node): boolean {
  if (isSame(kept, fresh) && isSame(fresh, kept)) return false;
  for (const key of Object.keys(kept)) if (!(key in fresh)) delete (kept as unknown as Record<string, unknown>)[key];
  Object.assign(kept, fresh);
  return true;
}

/** Whether `b` says all that `a` says. */
function isSame(a: Node, b: Node): boolean {
  return (Object.keys(a) as (keyof Node)[]).every((key) => {
    if (key === 'children' || a[key] === b[key]) return true;
    return typeof a[key] === 'object' && JSON.stringify(a[key]) === JSON.stringify(b[key]);
  });
}
