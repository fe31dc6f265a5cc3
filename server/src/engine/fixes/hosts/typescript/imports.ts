import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { indentAt, newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import type { Place } from '../model';
import { hasWord } from '../source/names';
import { textIn, topLevel } from '../source/nodes';
import type { Style } from '../source/style';
import { requireStatements, requires } from './modules';

/** Edits that import what is not imported yet, as the file imports other things; undefined where a name means another thing there. */
export function importEdits(
  place: Place,
  root: SourceNode,
  imports: readonly SourceImport[],
  { quote, semicolons }: Style,
): Edit[] | undefined {
  const { text } = place;
  const common = requires(place, root);
  const like = common ? requireStatements(text, root) : topLevel(root, 'import_statement');
  const edits: Edit[] = [];
  const lines: string[] = [];
  for (const { from, names = [] } of imports) {
    const known = like.filter((node) => isFrom(textIn(text, node), from));
    const missing = names.filter((name) => !known.some((node) => brings(textIn(text, node), name)));
    if (missing.some((name) => hasWord(text, name))) return undefined;
    const list = known.find((node) => /^[^{]*\{[^}]*\}/.test(textIn(text, node)));
    if (missing.length === 0) continue;
    if (list) edits.push(intoList(text, list, missing));
    else
      lines.push(
        `${common ? 'const' : 'import'} { ${missing.join(', ')} } ${common ? `= require(${quote}${from}${quote})` : `from ${quote}${from}${quote}`}${semicolons ? ';' : ''}`,
      );
  }
  if (lines.length === 0) return edits;
  const newline = newlineOf(text);
  const last = like.at(-1);
  if (last) {
    const end = text[last.end] === ';' ? last.end + 1 : last.end;
    return [...edits, { start: end, end, text: lines.map((line) => newline + line).join('') }];
  }
  const at = firstCode(text, root);
  return [...edits, { start: at, end: at, text: lines.map((line) => line + newline).join('') + newline }];
}

/** Not `import type`, which is gone when the program runs. */
function isFrom(statement: string, from: string): boolean {
  return !/^import\s+type\b/.test(statement) && (statement.includes(`'${from}'`) || statement.includes(`"${from}"`));
}

function brings(statement: string, name: string): boolean {
  return new RegExp(`[{,]\\s*${name}\\s*[},]`).test(statement);
}

/** Behind the last name in the braces. */
function intoList(text: string, statement: SourceNode, names: readonly string[]): Edit {
  const open = text.indexOf('{', statement.start) + 1;
  const content = text.slice(open, text.indexOf('}', open));
  const kept = content.trimEnd();
  const at = open + kept.length;
  const comma = kept.endsWith(',') || kept.trim() === '';
  if (!content.includes('\n')) return { start: at, end: at, text: `${comma ? ' ' : ', '}${names.join(', ')}` };
  const gap = newlineOf(text) + indentAt(text, at);
  const added = names.map((name) => gap + name).join(',');
  return { start: at, end: at, text: comma ? `${added},` : `,${added}` };
}

/** After a shebang, directives and the comments before the code. */
function firstCode(text: string, root: SourceNode): number {
  const isDirective = (node: SourceNode) => node.type === 'expression_statement' && node.children[0]?.type === 'string';
  const first = root.children.find((node) => node.type !== 'comment' && node.type !== 'hash_bang_line' && !isDirective(node));
  return first?.start ?? text.length;
}
