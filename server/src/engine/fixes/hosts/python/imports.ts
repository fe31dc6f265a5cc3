import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { lineEnd, newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import type { Place } from '../model';
import { hasWord } from '../source/names';
import { type LiteralSite, lastOf, textIn, topLevel } from '../source/nodes';
import { isStandard } from './modules';

/** Import lines that the module does not have yet, each in its group; undefined where a name means another thing there. */
export function importEdits({ text, context }: Place, site: LiteralSite, imports: readonly SourceImport[]): Edit[] | undefined {
  const present = importsBefore(site);
  const missing = imports.filter((one) => !present.some((statement) => brings(textIn(text, statement), one)));
  if (missing.some((one) => isTaken(text, one))) return undefined;
  if (missing.length === 0) return [];
  const newline = newlineOf(text);
  if (present.length > 0) return inGroups(text, groupsOf(text, present, context.files), missing, newline);
  const lines = [...missing].sort(compare).map((one, index, all) => gapBefore(one, all[index - 1], newline) + lineOf(one));
  const after = head(site);
  if (after) return [{ start: after.end, end: after.end, text: newline + newline + lines.join(newline) }];
  const first = site.root.children.find(({ type }) => type !== 'comment');
  const at = first?.start ?? 0;
  return [{ start: at, end: at, text: lines.join(newline) + newline + newline }];
}

/** The last of the imports, future statements and the docstring that a module begins with: new definitions go behind it. */
export function lastOfHead(site: LiteralSite): SourceNode | undefined {
  const body = site.root.children.filter(({ type }) => type !== 'comment');
  const first = body.findIndex((node) => !isImport(node) && node !== head(site) && !isDocstring(node, body));
  const before = first < 0 ? body : body.slice(0, first);
  return before.at(-1);
}

/** Imports at the top level that have run where the literal stands: all of them, for what stands in a function. */
function importsBefore({ root, node, path }: LiteralSite): SourceNode[] {
  const inFunction = path.some(({ type }) => type === 'function_definition' || type === 'lambda');
  return topLevel(root, 'import_statement', 'import_from_statement').filter((one) => inFunction || one.end <= node.start);
}

/** The last future statement, else the docstring. */
function head({ root }: LiteralSite): SourceNode | undefined {
  const body = root.children.filter(({ type }) => type !== 'comment');
  return lastOf(body, ({ type }) => type === 'future_import_statement') ?? body.find((node) => isDocstring(node, body));
}

function isDocstring(node: SourceNode, body: readonly SourceNode[]): boolean {
  return node === body[0] && node.type === 'expression_statement' && node.children[0]?.type === 'string';
}

function isImport({ type }: SourceNode): boolean {
  return type === 'import_statement' || type === 'import_from_statement';
}

interface Groups {
  readonly all: readonly SourceNode[];
  readonly standard: readonly Known[];
  /** Of packages; the project's own modules are in neither. */
  readonly packages: readonly Known[];
}

type Known = SourceImport & { readonly node: SourceNode };

/** The first run of lines with an import of each kind. */
function groupsOf(text: string, present: readonly SourceNode[], files: readonly string[]): Groups {
  const known = present.map((node) => ({ node, ...readImport(textIn(text, node)) }));
  const isOwn = (module: string) => {
    const top = module.split('.')[0] ?? '';
    return (
      top === '' || files.some((file) => file.startsWith(`${top}/`) || file.includes(`/${top}/`) || file.endsWith(`${top}.py`))
    );
  };
  const runs: Known[][] = [];
  for (const one of known) {
    const last = runs.at(-1)?.at(-1);
    if (last && !/\n[ \t\r]*\n/.test(text.slice(last.node.end, one.node.start))) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  const isPackage = ({ from }: Known) => !isStandard(from) && !isOwn(from);
  const run = (fits: (one: Known) => boolean) => (runs.find((one) => one.some(fits)) ?? []).filter(fits);
  return { all: present, standard: run(({ from }) => isStandard(from)), packages: run(isPackage) };
}

/** Each line before the first of its group that sorts behind it; the standard library's in a group of their own. */
function inGroups(text: string, groups: Groups, missing: readonly SourceImport[], newline: string): Edit[] {
  const { standard, packages } = groups;
  const joined = missing.flatMap((one) => intoList(text, groups.all, one) ?? []);
  const alone = missing.filter((one) => !intoList(text, groups.all, one));
  const lines = alone.sort(compare).map((one, index, all) => {
    const own = isStandard(one.from) ? standard : packages;
    const next = own.find((other) => compare(one, other) < 0);
    if (next) return insertion(next.node.start, lineOf(one) + newline);
    const last = own.at(-1);
    if (last) return insertion(lineEnd(text, last.node.end), newline + lineOf(one));
    const like = (other: SourceImport | undefined) => other && isStandard(other.from) === isStandard(one.from);
    const end = standard.at(-1)?.node.end;
    if (isStandard(one.from) || end === undefined)
      return insertion(groups.all[0]!.start, lineOf(one) + newline + (like(all[index + 1]) ? '' : newline));
    return insertion(lineEnd(text, end), (like(all[index - 1]) ? newline : newline + newline) + lineOf(one));
  });
  return [...joined, ...lines];
}

/** `from x import a, b` takes one more name, in its order; lists of many lines are left to a line of their own. */
function intoList(text: string, present: readonly SourceNode[], { from, names }: SourceImport): Edit | undefined {
  const [name] = names ?? [];
  const statement = present.find((node) => {
    const written = textIn(text, node);
    return /^from\s+([\w.]+)\s+import\s+[\w, ]+$/.exec(written)?.[1] === from;
  });
  const listed = statement?.children.filter(({ field }) => field === 'name') ?? [];
  const last = listed.at(-1);
  if (!name || names?.length !== 1 || !last) return undefined;
  const next = listed.find((node) => textIn(text, node) > name);
  return next ? insertion(next.start, `${name}, `) : insertion(last.end, `, ${name}`);
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function gapBefore(one: SourceImport, previous: SourceImport | undefined, newline: string): string {
  return previous && isStandard(previous.from) !== isStandard(one.from) ? newline : '';
}

/** The standard library first, `import x` before `from x import y`, by module. */
function compare(one: SourceImport, other: SourceImport): number {
  const key = ({ from, names }: SourceImport) => `${isStandard(from) ? 0 : 1}${names ? 1 : 0}${from}`;
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}

function lineOf({ from, names }: SourceImport): string {
  return names ? `from ${from} import ${names.join(', ')}` : `import ${from}`;
}

function readImport(statement: string): SourceImport {
  const [, module, from] = /^(?:import\s+([\w.]+)|from\s+([\w.]+))/.exec(statement) ?? [];
  return from ? { from, names: [] } : { from: module ?? '' };
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

/** The name is given to something else: `Client` of another library, a variable `json`. */
function isTaken(text: string, { from, names = [from.split('.')[0] ?? ''] }: SourceImport): boolean {
  return names.some(
    (name) =>
      hasWord(text, name) &&
      new RegExp(
        `^[ \\t]*(?:(?:class|def)\\s+${name}\\b|${name}\\s*[:=][^=]|from\\s+(?!${from.replace(/\./g, '\\.')}\\s)[\\w.]+\\s+import\\b.*\\b${name}\\b|import\\b.*\\bas\\s+${name}\\b)`,
        'm',
      ).test(text),
  );
}
