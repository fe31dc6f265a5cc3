/** Names that a file imports, once something else takes their place. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { removal } from '../../text';
import { removeItems } from '../source/items';
import { textIn } from '../source/nodes';
import { requireStatements } from './modules';

const LISTS = new Set(['named_imports', 'object_pattern']);

/**
 * Takes the name out of the import that brings it, where `uses` is all that is left of it. `instead`, of the same package, takes its
 * place.
 */
export function withoutName(text: string, root: SourceNode, name: string, uses: number, instead?: string): Edit[] {
  if (countOf(text, name) !== uses + 1) return [];
  const statements = [...root.children.filter(({ type }) => type === 'import_statement'), ...requireStatements(text, root)];
  for (const statement of statements) {
    const list = find(statement, ({ type }) => LISTS.has(type));
    const item = list?.children.find((child) => textIn(text, child) === name);
    if (!list || !item) continue;
    if (instead) return [{ start: item.start, end: item.end, text: instead }];
    if (list.children.length > 1) return removeItems(text, list.children, (child) => child === item);
    const end = text[statement.end] === ';' ? statement.end + 1 : statement.end;
    return [removal(text, { start: statement.start, end })];
  }
  return [];
}

function countOf(text: string, name: string): number {
  return text.match(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))?.length ?? 0;
}

function find(node: SourceNode, fits: (node: SourceNode) => boolean, depth = 0): SourceNode | undefined {
  if (fits(node)) return node;
  if (depth > 6) return undefined;
  for (const child of node.children) {
    const found = find(child, fits, depth + 1);
    if (found) return found;
  }
  return undefined;
}
