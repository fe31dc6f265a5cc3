import type { Language, Tree } from 'web-tree-sitter';
import type { Range } from '../span';
import { type Runtime, stepsOf } from './steps';

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

/** Type of syntax errors; it is in no table. */
const ERROR_ID = 0xffff;
const namedTables = new WeakMap<Language, Uint8Array>();

/** Which node types are named: 1 by type id. */
function namedTypes(language: Language): Uint8Array {
  let table = namedTables.get(language);
  if (!table) {
    table = Uint8Array.from(language.types, (_, id) => (language.nodeTypeIsNamed(id) ? 1 : 0));
    namedTables.set(language, table);
  }
  return table;
}

/**
 * Copies a tree out of the wasm heap in one pass, without recursion. Reading plain objects afterwards is many times faster than
 * asking the wasm side for every node, and nothing has to be freed later.
 */
export function toPlainTree(tree: Tree, runtime?: Runtime): SourceTree {
  const { types, fields } = tree.language;
  const named = namedTypes(tree.language);
  const cursor = tree.walk();
  const steps = stepsOf(cursor, tree, runtime);
  const path: SourceNode[][] = [];
  let siblings: SourceNode[] = [];
  const top = siblings;
  let nodes = 0;
  for (;;) {
    // Every step is a call into wasm: each is asked once, names are looked up here.
    const id = steps.type();
    const field = fields[steps.field()] ?? undefined;
    const isNamed = id === ERROR_ID || named[id] === 1;
    const children: SourceNode[] = [];
    if (isNamed || field) {
      const type = types[id] ?? 'ERROR';
      const start = steps.start();
      const end = steps.end();
      siblings.push(field ? { type, start, end, field, children } : { type, start, end, children });
      nodes++;
    }
    if (isNamed && nodes < MAX_NODES && steps.down()) {
      path.push(siblings);
      siblings = children;
      continue;
    }
    while (nodes >= MAX_NODES || !steps.next()) {
      const up = path.pop();
      if (!up || !steps.up()) {
        cursor.delete();
        return { root: top[0] ?? { type: 'ERROR', start: 0, end: 0, children: [] } };
      }
      siblings = up;
    }
  }
}

/** The node with all its places moved. Without recursion: a tree may be deep. */
export function moved(root: SourceNode, by: number): SourceNode {
  const copyOf = ({ type, start, end, field }: SourceNode): Copy => {
    const children: Copy[] = [];
    return field
      ? { type, start: start + by, end: end + by, field, children }
      : { type, start: start + by, end: end + by, children };
  };
  const top = copyOf(root);
  const open: { readonly from: SourceNode; readonly to: Copy }[] = [{ from: root, to: top }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const child of next.from.children) {
      const copy = copyOf(child);
      next.to.children.push(copy);
      if (child.children.length > 0) open.push({ from: child, to: copy });
    }
  }
  return top;
}

interface Copy extends SourceNode {
  readonly children: Copy[];
}

/** The first child in this field, or at this position. */
export function childIn(node: SourceNode, field: string | undefined): SourceNode | undefined {
  if (field === undefined) return undefined;
  const position = field.charCodeAt(0) - ZERO;
  return position < 10 ? node.children[position] : node.children.find((child) => child.field === field);
}

const ZERO = 48;
