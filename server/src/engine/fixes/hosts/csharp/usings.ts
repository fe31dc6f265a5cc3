/** Using directives: those that a file or its project has already, and where new ones go. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { indentAt, lineStart, newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import type { Spot } from '../source/language';
import { textIn } from '../source/nodes';
import { nearest } from '../source/project';

/** https://learn.microsoft.com/en-us/dotnet/core/project-sdk/overview#implicit-using-directives */
const IMPLICIT = new Set(['System', 'System.Linq', 'System.Threading.Tasks']);

/** The directives that are missing, in the order of those that are there. */
export function usings(spot: Spot, imports: readonly SourceImport[]): Edit[] {
  const { text, root, path } = spot;
  const inner = path.flatMap((node) => node.children.filter(({ type }) => type === 'using_directive'));
  const present = new Set([...inner.map((one) => named(text, one)), ...projectWide(spot)]);
  const missing = [...new Set(imports.map(({ from }) => from))].filter((name) => !present.has(name)).sort(order);
  if (missing.length === 0) return [];
  const newline = newlineOf(text);
  const top = root.children.filter(({ type }) => type === 'using_directive');
  const others = top.length > 0 ? top : inner;
  if (others.length > 0) return missing.map((name) => beside(text, others, name, newline));
  const at = lineStart(text, firstDeclaration(text, root));
  return [{ start: at, end: at, text: missing.map((name) => `using ${name};${newline}`).join('') + newline }];
}

/** The namespace of a plain directive; an alias or a static one brings no namespace. */
function named(text: string, directive: SourceNode): string {
  return /^(?:global\s+)?using\s+([\w.]+)\s*;/.exec(textIn(text, directive))?.[1] ?? '';
}

/** Before the first that comes later, where they are in order, else behind the last. */
function beside(text: string, directives: readonly SourceNode[], name: string, newline: string): Edit {
  const plain = directives.filter((one) => named(text, one) !== '');
  const sorted = plain.every((one, i) => i === 0 || order(named(text, plain[i - 1]!), named(text, one)) <= 0);
  const next = sorted ? plain.find((one) => order(named(text, one), name) > 0) : undefined;
  const last = (plain.at(-1) ?? directives.at(-1)) as SourceNode;
  const line = `${indentAt(text, (next ?? last).start)}using ${name};`;
  if (!next) return { start: last.end, end: last.end, text: newline + line };
  const at = lineStart(text, next.start);
  return { start: at, end: at, text: line + newline };
}

/** `System` and what is under it first, as Visual Studio sorts them. */
function order(a: string, b: string): number {
  const rank = (name: string) => (/^System\b/.test(name) ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** In front of the first declaration and the documentation that belongs to it, behind the licence. */
function firstDeclaration(text: string, root: SourceNode): number {
  const index = root.children.findIndex(({ type }) => type !== 'comment');
  let at = index < 0 ? root.children.length : index;
  while (at > 0 && textIn(text, root.children[at - 1]).startsWith('///')) at--;
  return root.children[at]?.start ?? 0;
}

/** Namespaces that the project brings into every file. */
function projectWide({ place }: Spot): string[] {
  const { context, file } = place;
  const project = nearest(place, /\.csproj$/);
  const implicit = /<ImplicitUsings>\s*(?:enable|true)\s*</i.test(project?.text ?? '') ? [...IMPLICIT] : [];
  const folder = project?.folder ?? file.slice(0, file.lastIndexOf('/') + 1);
  const shared = context.files.filter((name) => name.startsWith(folder) && /(?:usings?|imports|program)\.cs$/i.test(name));
  const global = shared.slice(0, 5).flatMap((name) => [...(context.read(name) ?? '').matchAll(/^global using ([\w.]+);/gm)]);
  return [...implicit, ...global.map((match) => match[1] ?? '')];
}
