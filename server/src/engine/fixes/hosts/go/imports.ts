import type { SourceNode } from '../../../syntax/source/tree';
import { overlaps, type Range } from '../../../syntax/span';
import type { Edit } from '../../model';
import { newlineOf, removal } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import { textIn, topLevel } from '../source/nodes';

/** A package under the name the code wants and the name the file has for it. */
export interface Named {
  readonly wanted: string;
  readonly local: string;
}

interface Spec {
  readonly node: SourceNode;
  readonly path: string;
  /** Written before the path; `_` and `.` give no name. */
  readonly alias?: string;
}

/** Edits that import what is missing, and the names under which the packages are known. */
export function importEdits(text: string, root: SourceNode, imports: readonly SourceImport[]): { edits: Edit[]; names: Named[] } {
  const specs = specsOf(text, root);
  const names: Named[] = [];
  const lines: { path: string; line: string }[] = [];
  for (const { from, names: [alias] = [] } of imports) {
    const wanted = alias ?? lastPart(from);
    const known = specs.find(({ path, alias: own }) => path === from && own !== '_' && own !== '.');
    names.push({ wanted, local: known ? (known.alias ?? lastPart(from)) : wanted });
    if (!known) lines.push({ path: from, line: alias ? `${alias} "${from}"` : `"${from}"` });
  }
  return { edits: insert(text, root, specs, lines), names };
}

function insert(text: string, root: SourceNode, specs: readonly Spec[], lines: { path: string; line: string }[]): Edit[] {
  const newline = newlineOf(text);
  const [declaration] = topLevel(root, 'import_declaration');
  const list = declaration?.children.find(({ type }) => type === 'import_spec_list');
  if (lines.length === 0) return [];
  if (!declaration) {
    const at = topLevel(root, 'package_clause')[0]?.end;
    if (at === undefined) return [];
    const written = lines.map(({ line }) => `import ${line}`);
    return [{ start: at, end: at, text: newline + newline + written.join(newline) }];
  }
  if (!list) {
    return [{ start: declaration.end, end: declaration.end, text: lines.map(({ line }) => `${newline}import ${line}`).join('') }];
  }
  const inside = specs.filter(({ node }) => list.start <= node.start && node.end <= list.end);
  if (inside.length === 0)
    return [
      { start: list.start + 1, end: list.start + 1, text: lines.map(({ line }) => `${newline}\t${line}`).join('') + newline },
    ];
  return lines.map(({ path, line }) => {
    const next = inside.find((spec) => spec.path > path);
    const last = inside.at(-1)!.node;
    return next
      ? { start: next.node.start, end: next.node.start, text: `${line}${newline}\t` }
      : { start: last.end, end: last.end, text: `${newline}\t${line}` };
  });
}

/** Imports that only the removed text used. */
export function unusedImports(text: string, root: SourceNode, removed: readonly Range[]): Edit[] {
  const specs = specsOf(text, root);
  const [declaration] = topLevel(root, 'import_declaration');
  return specs.flatMap(({ node, path, alias }) => {
    const name = alias ?? lastPart(path);
    if (name === '_' || name === '.' || !declaration) return [];
    const uses = [...text.matchAll(new RegExp(`\\b${name}\\.`, 'g'))].map(({ index }) => ({
      start: index,
      end: index + name.length,
    }));
    const code = uses.filter((use) => use.start > declaration.end);
    const gone = code.filter((use) => removed.some((range) => overlaps(range, use)));
    if (gone.length === 0 || gone.length < code.length) return [];
    return [removal(text, specs.length === 1 ? declaration : node)];
  });
}

function specsOf(text: string, root: SourceNode): Spec[] {
  const nodes = topLevel(root, 'import_declaration').flatMap((declaration) =>
    declaration.children.flatMap((child) => (child.type === 'import_spec_list' ? child.children : [child])),
  );
  return nodes
    .filter(({ type }) => type === 'import_spec')
    .map((node) => {
      const [alias, quoted] = node.children.length > 1 ? node.children : [undefined, node.children[0]];
      const path = textIn(text, quoted).slice(1, -1);
      return alias ? { node, path, alias: textIn(text, alias) } : { node, path };
    });
}

/** The package name that a path usually gives: the last part, before a version. */
function lastPart(path: string): string {
  const parts = path.split('/').filter((part) => !/^v\d+$/.test(part));
  return (parts.at(-1) ?? path).replace(/^go-|\.v\d+$/g, '');
}
