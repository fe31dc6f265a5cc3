/** How a file writes what languages leave open: quotes, semicolons, indentation. */
import type { SourceNode } from '../../../syntax/source/tree';
import { textIn } from './nodes';

export interface Style {
  readonly quote: "'" | '"';
  readonly semicolons: boolean;
  /** One step of indentation. */
  readonly indent: string;
}

/** The quotes of the literal that goes, else those that most imports have; the indentation of the first line that has one. */
export function styleOf(text: string, root: SourceNode, literal: SourceNode): Style {
  const statements = root.children.filter(({ type }) =>
    /^(import_statement|lexical_declaration|expression_statement)$/.test(type),
  );
  const bare = statements.filter((node) => text[node.end - 1] !== ';' && text[node.end] !== ';');
  const own = text[literal.start];
  const imports = statements.map((node) => textIn(text, node).slice(0, 300)).join('');
  const quote = own === '"' || own === "'" ? own : imports.split('"').length > imports.split("'").length ? '"' : "'";
  const indent = /^(\t| {2,8})(?=[^\s*])/m.exec(text.slice(0, 20_000))?.[1] ?? '  ';
  return { quote, semicolons: statements.length === 0 || bare.length * 2 <= statements.length, indent };
}

/** Lines of TypeScript or JavaScript, written with two blanks, single quotes and semicolons, as the file writes its own. */
export function inStyle(lines: readonly string[], { quote, semicolons, indent }: Style): string[] {
  return lines.map((line) => {
    const steps = /^(?: {2})*/.exec(line)?.[0].length ?? 0;
    const code = indent.repeat(steps / 2) + line.slice(steps).replaceAll("'", quote);
    return semicolons ? code : code.replace(/;$/, '');
  });
}
