/** Trees of grammars that name few of their fields, made into what the roles of a dialect can say. */
import type { SourceNode } from '../../../syntax/source/tree';

/** Gives a node whose children are rewritten already another form; the node itself where it is fine. Never throws. */
export type Rewrite = (node: SourceNode, text: string) => SourceNode;

interface Open {
  readonly from: SourceNode;
  readonly children: SourceNode[];
  changed: boolean;
}

/** The tree with every node rewritten, children first. Without recursion: a tree may be deep. */
export function reshaped(root: SourceNode, text: string, rewrite: Rewrite): SourceNode {
  const open: Open[] = [{ from: root, children: [], changed: false }];
  for (;;) {
    const top = open[open.length - 1] as Open;
    const next = top.from.children[top.children.length];
    if (next && next.children.length > 0) {
      open.push({ from: next, children: [], changed: false });
      continue;
    }
    if (next) {
      add(top, next, rewrite(next, text));
      continue;
    }
    open.pop();
    const parent = open[open.length - 1];
    const rewritten = rewrite(top.changed ? { ...top.from, children: top.children } : top.from, text);
    if (!parent) return rewritten;
    add(parent, top.from, rewritten);
  }
}

function add(parent: Open, before: SourceNode, after: SourceNode): void {
  if (after !== before) parent.changed = true;
  parent.children.push(inField(after, before.field));
}

/** The node in this field of its parent, or in none. */
export function inField(node: SourceNode, field: string | undefined): SourceNode {
  if (node.field === field) return node;
  const { type, start, end, children } = node;
  return field === undefined ? { type, start, end, children } : { type, start, end, field, children };
}

/** A node of a type of its own, over the same text. */
export function made(type: string, { start, end, field }: SourceNode, children: readonly SourceNode[]): SourceNode {
  return field === undefined ? { type, start, end, children } : { type, start, end, field, children };
}

/** A node that is a piece of text. */
export function piece(type: string, start: number, end: number, field?: string): SourceNode {
  return field === undefined ? { type, start, end, children: [] } : { type, start, end, field, children: [] };
}

/** Whether the node is a comment, in any grammar. */
export function isComment({ type }: SourceNode): boolean {
  return type.endsWith('comment');
}
