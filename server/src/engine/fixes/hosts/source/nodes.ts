/** Looking around in a source tree. */
import { parseSource } from '../../../syntax/source/grammar';
import type { SourceNode } from '../../../syntax/source/tree';
import { contains, type Range } from '../../../syntax/span';
import { lastOnly } from '../../remember';
import type { Place } from '../model';

const treeOf = lastOnly(parseSource);

/** The tree of a file; undefined where there is none. */
export function rootOf(host: string, file: string, text: string): SourceNode | undefined {
  return treeOf(host, file, text)?.root;
}

/** A credential in the tree: the string literal that holds it, or the expression that reads it from the environment. */
export interface LiteralSite {
  readonly root: SourceNode;
  /** Nodes around it, outermost first, itself last. */
  readonly path: readonly SourceNode[];
  readonly node: SourceNode;
  readonly parent: SourceNode;
}

/** The place, when the credential still stands where the finding saw it; `types` are the literals of the grammar. */
export function literalSite({ credential, file, text }: Place, host: string, types: readonly string[]): LiteralSite | undefined {
  const root = rootOf(host, file, text);
  if (!root) return undefined;
  const { span, literal, storage } = credential;
  const around = pathTo(root, span);
  const isRead = (node: SourceNode) => node.start === span.start && node.end === span.end && /env/i.test(textIn(text, node));
  const index = storage === 'environment' ? around.findIndex(isRead) : lastIndex(around, ({ type }) => types.includes(type));
  const node = around[index];
  const parent = around[index - 1];
  if (!node || !parent || (storage === 'literal' && !stands(text, node, literal, span))) return undefined;
  return { root, path: around.slice(0, index + 1), node, parent };
}

/** The string is the finding's literal or a piece of it; or the secret was found inside a longer string. */
function stands(text: string, node: SourceNode, literal: Range, span: Range): boolean {
  // Text that moved may put another string inside of the old range; its ends are no quotes then.
  const isWhole = node.start === literal.start && node.end === literal.end;
  if (contains(literal, node) && (isWhole || /["'`]/.test(text[literal.end - 1] ?? ''))) return true;
  // `@"…"`, `r#"…"#`: a text that is read without a tree shows the quotes, not the marks around them.
  const marks = contains(node, literal) ? [text.slice(node.start, literal.start), text.slice(literal.end, node.end)] : [];
  if (literal.start < span.start && marks.length > 0 && marks.every((mark) => /^[@$\w#]{0,10}$/.test(mark))) return true;
  const isBare = literal.start === span.start && literal.end === span.end && contains(node, literal);
  return isBare && /^([^\s'"`(){}]+|-----BEGIN[^"'`]+)$/.test(textIn(text, span));
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
