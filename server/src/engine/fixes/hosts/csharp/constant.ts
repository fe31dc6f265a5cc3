/** Constants that may become variables: those that nothing in the language needs to be constant. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import type { Spot } from '../source/language';
import { lastOf, textIn } from '../source/nodes';

/** Deeper nesting is no program's. */
const DEEPEST = 300;

/**
 * `private const string` becomes `private static readonly string`, a local `const string` becomes `string`; nothing where the literal is in
 * no constant, undefined where it must stay one: other files may see it, or a label, an attribute or another constant needs it.
 */
export function variableInstead(spot: Spot, wantsConstant: ReadonlySet<string>): Edit[] | undefined {
  const { text, root, path } = spot;
  const owner = lastOf(path, ({ children }) =>
    children.some((child) => child.type === 'modifier' && textIn(text, child) === 'const'),
  );
  if (!owner) return [];
  const words = owner.children.filter(({ type }) => type === 'modifier').map((child) => textIn(text, child));
  const isLocal = owner.type === 'local_declaration_statement';
  if (!isLocal && words.some((word) => /^(?:public|internal|protected)$/.test(word))) return undefined;
  const declarators = owner.children.find(({ type }) => type === 'variable_declaration')?.children.slice(1) ?? [];
  const name =
    declarators.length === 1
      ? textIn(
          text,
          declarators[0]?.children.find(({ field }) => field === 'name'),
        )
      : '';
  const word = owner.children.find((child) => child.type === 'modifier' && textIn(text, child) === 'const');
  if (name === '' || !word || isNeeded(text, root, name, owner, wantsConstant, 0)) return undefined;
  const blank = /^[ \t]*/.exec(text.slice(word.end, word.end + 50))?.[0].length ?? 0;
  return [
    isLocal
      ? { start: word.start, end: word.end + blank, text: '' }
      : { start: word.start, end: word.end, text: 'static readonly' },
  ];
}

/** Whether the name stands somewhere under a node that takes constants only. */
function isNeeded(
  text: string,
  node: SourceNode,
  name: string,
  owner: SourceNode,
  wantsConstant: ReadonlySet<string>,
  depth: number,
): boolean {
  if (node === owner) return false;
  if (depth > DEEPEST) return true;
  const isConstant =
    wantsConstant.has(node.type) || node.children.some((child) => child.type === 'modifier' && textIn(text, child) === 'const');
  if (isConstant && new RegExp(`\\b${name}\\b`).test(textIn(text, node))) return true;
  return node.children.some((child) => isNeeded(text, child, name, owner, wantsConstant, depth + 1));
}
