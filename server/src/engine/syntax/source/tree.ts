import type { Tree } from 'web-tree-sitter';
import type { Range } from '../span';

/** A node of a source file: named nodes, and operators and keywords that stand in a field. Offsets are UTF-16 units. */
export interface SourceNode extends Range {
  readonly type: string;
  /** The role in its parent, e.g. `left`. */
  readonly field?: string;
  readonly children: readonly SourceNode[];
}

export interface SourceTree {
  readonly root: SourceNode;
}

/** More nodes than any file that people write; bounds the memory of a hostile one. */
const MAX_NODES = 400_000;

/**
 * Copies a tree out of the wasm heap in one pass of a cursor, without recursion. Reading plain objects afterwards is many
 * times faster than asking the wasm side for every node, and nothing has to be freed later.
 */
export function toPlainTree(tree: Tree): SourceTree {
  const cursor = tree.walk();
  const path: SourceNode[][] = [];
  let siblings: SourceNode[] = [];
  const top = siblings;
  let nodes = 0;
  for (;;) {
    const field = cursor.currentFieldName;
    const children: SourceNode[] = [];
    if (cursor.nodeIsNamed || field) {
      const { nodeType: type, startIndex: start, endIndex: end } = cursor;
      siblings.push(field ? { type, start, end, field, children } : { type, start, end, children });
      nodes++;
    }
    if (nodes < MAX_NODES && cursor.gotoFirstChild()) {
      path.push(siblings);
      siblings = children;
      continue;
    }
    while (nodes >= MAX_NODES || !cursor.gotoNextSibling()) {
      const up = path.pop();
      if (!up || !cursor.gotoParent()) {
        cursor.delete();
        return { root: top[0] ?? { type: 'ERROR', start: 0, end: 0, children: [] } };
      }
      siblings = up;
    }
  }
}

/** The first child in this field. */
export function childIn(node: SourceNode, field: string | undefined): SourceNode | undefined {
  return field === undefined ? undefined : node.children.find((child) => child.field === field);
}
