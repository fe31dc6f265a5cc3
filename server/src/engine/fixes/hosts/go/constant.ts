/** A constant cannot call: it becomes a variable. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { aloneOnLines, before, lineEnd, lineStart, newlineOf, removal } from '../../text';
import { type LiteralSite, lastOf, textIn } from '../source/nodes';

/**
 * Edits that make a variable of the constant whose value is the literal, besides the one that puts `expression` in its place; in
 * a block of several the constant leaves the block. Undefined where the constant is needed as one: by another, or by its block.
 */
export function constantEdits(
  text: string,
  { path, node }: LiteralSite,
):
  | { readonly keep: true; readonly edits: Edit[] }
  | { readonly keep: false; readonly move: (value: string) => Edit[] }
  | undefined {
  const declaration = lastOf(path, ({ type }) => type === 'const_declaration');
  if (!declaration) return { keep: true, edits: [] };
  const specs = declaration.children.filter(({ type }) => type === 'const_spec');
  const spec = specs.find((one) => path.includes(one));
  const name = textIn(text, spec?.children[0]);
  if (!spec || !text.startsWith('const', declaration.start) || isConstantElsewhere(text, name, spec)) return undefined;
  if (specs.length === 1) return { keep: true, edits: [{ start: declaration.start, end: declaration.start + 5, text: 'var' }] };
  const next = specs[specs.indexOf(spec) + 1];
  const own = /^(\w+)(\s+[\w.]+)?\s*=\s*/.exec(textIn(text, spec));
  const isPlain = own !== null && spec.start + own[0].length === node.start && node.end === spec.end;
  const above = text.slice(0, lineStart(text, spec.start)).trimEnd();
  const isCommented = /\/\/[^\n]*$|\*\/$/.test(before(text, above.length)) || !aloneOnLines(text, spec);
  if (!isPlain || isCommented || /\biota\b/.test(textIn(text, declaration)) || (next && !textIn(text, next).includes('=')))
    return undefined;
  const at = lineEnd(text, declaration.end);
  const newline = newlineOf(text);
  const type = own[2] ?? '';
  return {
    keep: false,
    move: (value) => [
      removal(text, spec),
      ...realigned(text, specs, spec),
      { start: at, end: at, text: `${newline}${newline}var ${own[1]}${type} = ${value}` },
    ],
  };
}

/** Another constant, or the length of an array, is made of it. */
function isConstantElsewhere(text: string, name: string, spec: { start: number; end: number }): boolean {
  const rest = `${text.slice(0, spec.start)}\n${text.slice(spec.end)}`;
  const blocks = rest.match(/^[ \t]*const\s*(?:\([^)]*\)|[^\n]*)/gm) ?? [];
  return blocks.some((block) => new RegExp(`=[^=\\n]*\\b${name}\\b`).test(block));
}

/** gofmt aligns the `=` of neighbours: without the longest name they move to the left. */
function realigned(text: string, specs: readonly SourceNode[], gone: SourceNode): Edit[] {
  const heads = specs.map((spec) => ({ spec, head: /^(\w+)( +)= /.exec(textIn(text, spec)) }));
  const isRun = (one: SourceNode, other: SourceNode | undefined) =>
    other !== undefined && !/\n[ \t\r]*\n|\/\//.test(text.slice(one.end, other.start));
  let from = specs.indexOf(gone);
  let to = from;
  while (from > 0 && isRun(specs[from - 1]!, specs[from])) from--;
  while (isRun(specs[to]!, specs[to + 1])) to++;
  const others = heads.slice(from, to + 1).filter(({ spec }) => spec !== gone);
  if (others.some(({ head }) => !head)) return [];
  const width = Math.max(...others.map(({ head }) => head![1]!.length));
  return others.flatMap(({ spec, head }) => {
    const start = spec.start + head![1]!.length;
    const end = start + head![2]!.length;
    const blanks = ' '.repeat(width - head![1]!.length + 1);
    return blanks.length < end - start ? [{ start, end, text: blanks }] : [];
  });
}
