import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { lineEnd, newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import { type LiteralSite, lastOf, textIn, topLevel } from '../source/nodes';

/** Import lines the module does not have yet, before its first import, else before its first statement. */
export function importEdits(text: string, { root, node, path }: LiteralSite, imports: readonly SourceImport[]): Edit[] {
  const inFunction = path.some(({ type }) => type === 'function_definition' || type === 'lambda');
  const present = topLevel(root, 'import_statement', 'import_from_statement').filter(
    (one) => inFunction || one.end <= node.start,
  );
  const missing = imports.filter((one) => !present.some((statement) => brings(textIn(text, statement), one)));
  if (missing.length === 0) return [];
  const newline = newlineOf(text);
  const lines = [...new Set(missing.map(lineOf))].sort().map((line) => line + newline);
  const body = root.children.filter(({ type }) => type !== 'comment');
  const future = lastOf(body, ({ type }) => type === 'future_import_statement');
  const doc = body[0]?.type === 'expression_statement' && body[0].children[0]?.type === 'string' ? body[0] : undefined;
  const after = future ?? doc;
  const first = body.find((one) => isImport(one)) ?? body.find((one) => one !== doc);
  if (first && (!after || first.start > after.end)) {
    const gap = isImport(first) ? '' : newline;
    return [{ start: first.start, end: first.start, text: lines.join('') + gap }];
  }
  const at = after ? lineEnd(text, after.end) : 0;
  return [{ start: at, end: at, text: newline + lines.join('').trimEnd() }];
}

function isImport({ type }: SourceNode): boolean {
  return type === 'import_statement' || type === 'import_from_statement';
}

function lineOf({ from, names }: SourceImport): string {
  return names ? `from ${from} import ${names.join(', ')}` : `import ${from}`;
}

/** Whether the statement brings the name in as it is (no alias). */
function brings(statement: string, { from, names }: SourceImport): boolean {
  if (!names) return /^import\s/.test(statement) && listed(statement.slice(6)).includes(from);
  const match = /^from\s+([\w.]+)\s+import\b/.exec(statement);
  return match?.[1] === from && names.every((name) => listed(statement.slice(match[0].length)).includes(name));
}

function listed(names: string): string[] {
  return names
    .replace(/[()\\]/g, ' ')
    .split(',')
    .map((name) => name.trim());
}
