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

/** An import that is to be added. */
interface Added {
  readonly path: string;
  readonly line: string;
}

/** Edits that import what is missing, and the names under which the packages are known; undefined where a name is taken. */
export function importEdits(
  text: string,
  root: SourceNode,
  imports: readonly SourceImport[],
): { edits: Edit[]; names: Named[] } | undefined {
  const specs = specsOf(text, root);
  const names: Named[] = [];
  const added: Added[] = [];
  for (const { from, names: [alias] = [] } of imports) {
    const wanted = alias ?? lastPart(from);
    const known = specs.find(({ path, alias: own }) => path === from && own !== '_' && own !== '.');
    const isTaken = specs.some(({ path, alias: own }) => path !== from && (own ?? lastPart(path)) === wanted);
    if (!known && (isTaken || isDeclared(text, wanted))) return undefined;
    names.push({ wanted, local: known ? (known.alias ?? lastPart(from)) : wanted });
    if (!known) added.push({ path: from, line: alias && alias !== lastPart(from) ? `${alias} "${from}"` : `"${from}"` });
  }
  added.sort((a, b) => order(a.path, b.path));
  return { edits: insert(text, root, specs, added), names };
}

function isDeclared(text: string, name: string): boolean {
  return new RegExp(`^(?:var|const|func|type)\\s+${name}\\b`, 'm').test(text);
}

/** The standard library first, as goimports has it. */
function order(one: string, other: string): number {
  const key = (path: string) => `${isStandard(path) ? 0 : 1}${path}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Paths of the standard library have no domain. */
function isStandard(path: string): boolean {
  return !(path.split('/')[0] ?? '').includes('.');
}

function insert(text: string, root: SourceNode, specs: readonly Spec[], added: readonly Added[]): Edit[] {
  const newline = newlineOf(text);
  const [declaration] = topLevel(root, 'import_declaration');
  const list = declaration?.children.find(({ type }) => type === 'import_spec_list');
  if (added.length === 0) return [];
  if (!declaration) {
    const at = topLevel(root, 'package_clause')[0]?.end;
    return at === undefined ? [] : [{ start: at, end: at, text: newline + newline + written(added, newline) }];
  }
  const inside = specs.filter(({ node }) => declaration.start <= node.start && node.end <= declaration.end);
  if (!list) {
    const [only] = inside;
    const present = only ? [{ path: only.path, line: textIn(text, only.node) }] : [];
    const all = [...present, ...added].sort((a, b) => order(a.path, b.path));
    return [{ start: declaration.start, end: declaration.end, text: written(all, newline) }];
  }
  if (inside.length === 0) return [{ start: declaration.start, end: declaration.end, text: written(added, newline) }];
  return added.map((one, index) => into(text, inside, one, { before: added[index - 1], behind: added[index + 1] }, newline));
}

/** One line, or a block with the standard library in a group of its own. */
function written(all: readonly Added[], newline: string): string {
  if (all.length === 1) return `import ${all[0]?.line}`;
  const lines = all.map(({ path, line }, index) => {
    const previous = all[index - 1];
    return `${previous && isStandard(previous.path) !== isStandard(path) ? newline : ''}\t${line}`;
  });
  return `import (${newline}${lines.join(newline)}${newline})`;
}

/** Into the group of its kind: before the first that sorts behind it, else behind the last; without such a group, into a new one. */
function into(
  text: string,
  inside: readonly Spec[],
  { path, line }: Added,
  beside: { readonly before: Added | undefined; readonly behind: Added | undefined },
  newline: string,
): Edit {
  const isLike = (other: { path: string } | undefined) => other !== undefined && isStandard(other.path) === isStandard(path);
  const like = (groupsOf(text, inside).find((group) => group.some(isLike)) ?? []).filter(isLike);
  const next = like.find((spec) => spec.path > path);
  if (next) return { start: next.node.start, end: next.node.start, text: `${line}${newline}\t` };
  const last = like.at(-1);
  if (last) return after(text, last.node, `${newline}\t${line}`);
  if (isStandard(path)) {
    const first = inside[0]!.node.start;
    return { start: first, end: first, text: `${line}${newline}${isLike(beside.behind) ? '' : newline}\t` };
  }
  return after(text, inside.at(-1)!.node, `${isLike(beside.before) ? '' : newline}${newline}\t${line}`);
}

/** Behind a comment that follows on the line. */
function after(text: string, { end }: SourceNode, added: string): Edit {
  const comment = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(end, end + 500))?.[0].length ?? 0;
  return { start: end + comment, end: end + comment, text: added };
}

/** Imports with no empty line between them. */
function groupsOf(text: string, specs: readonly Spec[]): Spec[][] {
  const groups: Spec[][] = [];
  for (const spec of specs) {
    const last = groups.at(-1)?.at(-1);
    if (last && !/\n[ \t\r]*\n/.test(text.slice(last.node.end, spec.node.start))) groups.at(-1)!.push(spec);
    else groups.push([spec]);
  }
  return groups;
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
