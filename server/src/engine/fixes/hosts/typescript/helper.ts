import type { Edit } from '../../model';
import { appendLines } from '../../text';
import type { SourceReference } from '../../vaults/forms/program';
import { hasWord } from '../source/names';
import { inStyle, type Style } from '../source/style';

/** The function at the end of the file; nothing when it is there already, undefined where its name means another thing. */
export function helperEdits(text: string, helper: NonNullable<SourceReference['helper']>, style: Style): Edit[] | undefined {
  if (text.includes(`async function ${helper.name}(`)) return [];
  return hasWord(text, helper.name) ? undefined : [appendLines(text, inStyle(helper.lines, style))];
}
