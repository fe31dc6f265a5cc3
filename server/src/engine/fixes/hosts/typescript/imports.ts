import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import type { Place } from '../model';
import { textIn, topLevel } from '../source/nodes';

/** Edits that import what is not imported yet, as the file imports other things. */
export function importEdits({ text, file }: Place, root: SourceNode, imports: readonly SourceImport[]): Edit[] | undefined {
  const present = topLevel(root, 'import_statement');
  const required = topLevel(root, 'lexical_declaration', 'variable_declaration').filter((node) =>
    /=\s*require\(\s*['"][^'"]{1,200}['"]\s*\)/.test(textIn(text, node)),
  );
  const common = /\.c[jt]s$/.test(file) || (present.length === 0 && required.length > 0);
  const like = common ? required : present;
  const sample = textIn(text, like.at(-1));
  const quote = sample.includes('"') ? '"' : "'";
  const semicolon = sample !== '' && !sample.trimEnd().endsWith(';') ? '' : ';';
  const lines = imports.flatMap(({ from, names = [] }) => {
    const known = like.map((node) => textIn(text, node)).filter((one) => one.includes(`'${from}'`) || one.includes(`"${from}"`));
    const missing = names.filter((name) => !known.some((one) => new RegExp(`[{,]\\s*${name}\\s*[},]`).test(one)));
    const list = `{ ${missing.join(', ')} }`;
    if (missing.length === 0) return [];
    return common
      ? [`const ${list} = require(${quote}${from}${quote})${semicolon}`]
      : [`import ${list} from ${quote}${from}${quote}${semicolon}`];
  });
  if (lines.length === 0) return [];
  const newline = newlineOf(text);
  const last = like.at(-1);
  if (last) {
    const end = text[last.end] === ';' ? last.end + 1 : last.end;
    return [{ start: end, end, text: lines.map((line) => newline + line).join('') }];
  }
  const at = firstCode(text, root);
  return [{ start: at, end: at, text: lines.map((line) => line + newline).join('') + newline }];
}

/** After a shebang, directives and the comments before the code. */
function firstCode(text: string, root: SourceNode): number {
  const isDirective = (node: SourceNode) => node.type === 'expression_statement' && node.children[0]?.type === 'string';
  const first = root.children.find((node) => node.type !== 'comment' && node.type !== 'hash_bang_line' && !isDirective(node));
  return first?.start ?? text.length;
}
