import type { Span } from '../../../../syntax/span';
import { HOLE, type Value } from '../../../../syntax/value';
import { jsonWithHoles } from '../json-text';
import { textAt } from '../loops';
import { partText, plainText, type Run } from '../scope';

/** `%s`, `%[2]s`, `%03d`, `%%`: flags, width and precision as in the documentation of `format`. */
const VERB = /%(?:%|(?:\[(\d{1,2})\])?([-+#0 ]{0,4})(\d{0,3})(?:\.\d{0,3})?([a-zA-Z]))/g;

/** The text of `format`; undefined where the pattern is not known. */
export function formatted(pattern: Value | undefined, args: readonly Value[], run: Run, span: Span): Value | undefined {
  const text = plainText(pattern);
  if (text === undefined) return undefined;
  let next = 0;
  const made = text.replace(VERB, (verb, index: string | undefined, flags: string, width: string, letter: string) => {
    if (verb === '%%') return '%';
    if (index !== undefined) next = Number(index) - 1;
    const value = args[next++];
    const isStructure = value?.kind === 'list' || value?.kind === 'object';
    const said = isStructure ? jsonWithHoles(value) : partText(run, value);
    const shown = letter === 'q' && said !== HOLE ? JSON.stringify(said) : said;
    if (width === '' || shown.includes(HOLE)) return shown;
    if (flags.includes('-')) return shown.padEnd(Number(width));
    return shown.padStart(Number(width), flags.includes('0') ? '0' : ' ');
  });
  return made.length > run.characters ? undefined : textAt(span, made);
}
