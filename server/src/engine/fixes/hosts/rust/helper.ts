import type { Edit } from '../../model';
import { appendLines } from '../../text';
import type { SourceReference } from '../../vaults/forms/program';
import type { Spot } from '../source/language';

/** The function at the end of the file; one inside a module has no short way to it. */
export function helperEdits({ text, path }: Spot, { name, lines }: NonNullable<SourceReference['helper']>): Edit[] | undefined {
  if (path.some(({ type }) => type === 'mod_item')) return undefined;
  const signature = lines.find((line) => line.includes(`fn ${name}(`)) ?? '';
  if (text.includes(signature)) return [];
  return new RegExp(`\\b${name}\\b`).test(text) ? undefined : [appendLines(text, lines)];
}
