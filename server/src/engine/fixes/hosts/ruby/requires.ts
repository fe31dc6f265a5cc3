/** `require` lines. */
import type { Edit } from '../../model';
import { lineEnd, newlineOf } from '../../text';
import type { SourceImport } from '../../vaults/forms/program';
import type { Place } from '../model';
import type { Spot } from '../source/language';
import { textIn } from '../source/nodes';

/** Comments that count only at the top: the interpreter line and magic comments. */
const MAGIC = /^#(?:!|\s*-\*-|\s*(?:frozen_string_literal|encoding|coding|warn_indent|typed|shareable_constant_value):)/;

/** The lines that are missing, behind the last that is there, else at the top. Bundler requires what a Rails program needs. */
export function requires(spot: Spot, imports: readonly SourceImport[]): Edit[] {
  const { text, root } = spot;
  if (isRails(spot.place)) return [];
  const present = root.children.filter((node) => node.type === 'call' && /^require[ (]/.test(textIn(text, node)));
  const has = (name: string) => present.some((node) => new RegExp(`["']${name}["']`).test(textIn(text, node)));
  const missing = [...new Set(imports.map(({ from }) => from))].filter((name) => !has(name)).sort();
  if (missing.length === 0) return [];
  const newline = newlineOf(text);
  const last = present.filter(({ end }) => end < spot.node.start).at(-1);
  const quote = last && textIn(text, last).includes("'") ? "'" : '"';
  const lines = missing.map((name) => `require ${quote}${name}${quote}`);
  if (last) {
    const at = lineEnd(text, last.end);
    return [{ start: at, end: at, text: lines.map((line) => newline + line).join('') }];
  }
  const magic = root.children.filter((node, i) => i < 10 && node.type === 'comment' && MAGIC.test(textIn(text, node)));
  const top = magic.at(-1);
  if (!top) {
    const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return [{ start: at, end: at, text: lines.join(newline) + newline + newline }];
  }
  const at = lineEnd(text, top.end);
  return [{ start: at, end: at, text: newline + newline + lines.join(newline) }];
}

/** Whether the file belongs to a Rails program. */
export function isRails({ context, file }: Place): boolean {
  return context.files.some((name) => name.endsWith('config/application.rb') && file.startsWith(name.slice(0, -21)));
}
