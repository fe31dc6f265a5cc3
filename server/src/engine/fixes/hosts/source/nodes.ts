/** Looking around in a source tree. */
import { parseSource } from '../../../syntax/source/grammar';
import type { SourceNode } from '../../../syntax/source/tree';
import { contains, type Range } from '../../../syntax/span';
import type { Place } from '../model';

/** A string literal of the file that holds the secret, and the nodes around it, outermost first, itself last. */
export interface LiteralSite {
  readonly root: SourceNode;
  readonly path: readonly SourceNode[];
  readonly node: SourceNode;
  readonly parent: SourceNode;
}

/** The literal, when it still stands where the finding saw it; `types` are its node types in the grammar. */
export function literalSite(place: Place, host: string, types: readonly string[]): LiteralSite | undefined {
  const { credential, file, text } = place;
  const root = parseSource(host, file, text)?.root;
  if (!root) return undefined;
  const around = pathTo(root, credential.span);
  const index = lastIndex(around, ({ type }) => types.includes(type));
  const node = around[index];
  const parent = around[index - 1];
  if (!node || !parent || !contains(credential.literal, node)) return undefined;
  return { root, path: around.slice(0, index + 1), node, parent };
}

/** Nodes that contain the range, outermost first. */
export function pathTo(root: SourceNode, range: Range): SourceNode[] {
  const path: SourceNode[] = [];
  let at: SourceNode | undefined = root;
  while (at) {
    path.push(at);
    at = at.children.find((child) => contains(child, range));
  }
  return path;
}

export function textIn(text: string, node: Range | undefined): string {
  return node ? text.slice(node.start, node.end) : '';
}

/** The nodes of these types right under the root. */
export function topLevel(root: SourceNode, ...types: readonly string[]): SourceNode[] {
  return root.children.filter(({ type }) => types.includes(type));
}

/** Index of the innermost node of a path that fits; -1 when none does. */
export function lastIndex(path: readonly SourceNode[], fits: (node: SourceNode) => boolean): number {
  for (let i = path.length - 1; i >= 0; i--) if (fits(path[i]!)) return i;
  return -1;
}

export function lastOf(path: readonly SourceNode[], fits: (node: SourceNode) => boolean): SourceNode | undefined {
  return path[lastIndex(path, fits)];
}
