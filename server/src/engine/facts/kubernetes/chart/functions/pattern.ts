/** Patterns that a chart writes: only those that cannot take long on any text. */
import { boolOf, changed, type Data, isRelease, joined, plain } from '../data';

const LONGEST_PATTERN = 120;
const LONGEST_TEXT = 200;

/** No group is repeated and at most two parts are, so that no text takes long. */
function patternOf(written: string | undefined): RegExp | undefined {
  if (written === undefined || written.length > LONGEST_PATTERN || /\)[*+?{]|\\\d|\(\?[<=!]|\[\[:|\\p/.test(written))
    return undefined;
  if ((written.match(/[*+}]/g)?.length ?? 0) > 2) return undefined;
  try {
    return new RegExp(written, 'gu');
  } catch {
    return undefined;
  }
}

export function testPattern(written: string | undefined, text: string | undefined): Data | undefined {
  const pattern = patternOf(written);
  return pattern && text !== undefined && text.length <= LONGEST_TEXT ? boolOf(pattern.test(text)) : undefined;
}

export function replaceAll(
  written: string | undefined,
  text: Data | undefined,
  by: string | undefined,
  literal: boolean,
): Data | undefined {
  // What a release is called keeps to the rules of names: whatever cleans names up leaves it alone.
  if (text?.kind === 'text' && text.pieces.length > 0 && text.pieces.every(isRelease)) return text;
  const pattern = patternOf(written);
  if (!pattern || text?.kind !== 'text' || by === undefined || plain(text.pieces).length > LONGEST_TEXT) return undefined;
  if (text.pieces.some(({ hole }) => hole) && text.pieces.length > 1 && /[\^$]/.test(pattern.source)) return undefined;
  const to = literal ? by.replaceAll('$', '$$$$') : by.replace(/\$\{(\d+)\}/g, '$$$1');
  return joined(changed(text.pieces, (one) => one.replace(pattern, to)));
}
