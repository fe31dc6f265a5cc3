import type { Edit } from '../../model';
import { lineEnd, newlineOf } from '../../text';
import type { SourceReference } from '../../vaults/forms/program';
import { hasWord } from '../source/names';
import type { LiteralSite } from '../source/nodes';
import { lastOfHead } from './imports';

/** The function behind the imports; nothing when it is there already, undefined where its name means another thing. */
export function helperEdits(
  text: string,
  site: LiteralSite,
  { name, lines }: NonNullable<SourceReference['helper']>,
  quote: string,
): Edit[] | undefined {
  if (text.includes(`def ${name}(`)) return [];
  if (hasWord(text, name)) return undefined;
  const newline = newlineOf(text);
  const gap = newline.repeat(3);
  const code = lines.map((line) => inQuotes(line, quote)).join(newline);
  const last = lastOfHead(site);
  if (!last) {
    const first = site.root.children.find(({ type }) => type !== 'comment');
    const at = first?.start ?? 0;
    return [{ start: at, end: at, text: newline + code + gap }];
  }
  const at = lineEnd(text, last.end);
  const blank = /^\s*/.exec(text.slice(at, at + 1000))?.[0] ?? '';
  const missing = Math.max(0, 3 - blank.split('\n').length + 1);
  const isEnd = at + blank.length === text.length;
  return [{ start: at, end: at, text: gap + code + (isEnd ? '' : newline.repeat(missing)) }];
}

/** The quotes of the file; those of a docstring are always double. */
export function inQuotes(code: string, quote: string): string {
  return quote === "'" ? code.replace(/"""|"/g, (mark) => (mark === '"' ? "'" : mark)) : code;
}
