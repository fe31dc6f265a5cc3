/** What a decoded text says: secrets with a shape, settings, or one value under the name that it is given to. */
import type { Range } from '../../syntax/span';
import { Target } from '../filter/needles';
import type { FormatHit, Triage } from '../filter/triage';
import type { FormatMatch } from '../model';
import { scanText } from '../scan';
import { assignmentAt } from '../slots/assignment';
import { judgeSlot } from '../slots/judge';
import { type Decoded, printableShare } from './model';

/** A longer text is a file of its own (a bundle, a source map): only shapes count in it. */
const LONGEST_SETTINGS = 24 * 1024;

/** The secrets of the decoded text, as ranges of it. `name`: what the text as a whole is assigned to, where it is decoded on the spot. */
export function secretsBehind(
  file: string,
  decoded: Decoded,
  { hits, words }: Pick<Triage, 'hits' | 'words'>,
  name: string | undefined,
): FormatMatch[] {
  const { text } = decoded;
  const shaped = scanText(text, hits);
  const found = [...shaped, ...(isSettings(decoded) ? assignments(file, decoded, words) : [])];
  if (name !== undefined && found.length === 0) {
    const named = wholeAs(file, text, name);
    return named ? [named] : [];
  }
  return found.filter((match) => !isPartOfUrl(decoded, match));
}

/** `&sig=a%2Fb%3D`: percent signs belong to the parameter of a URL, which is read as it stands. */
function isPartOfUrl({ encoding, starts, ends }: Decoded, { start, end }: Range): boolean {
  if (encoding !== 'percent' || start === 0 || (ends[start - 1] as number) - (starts[start - 1] as number) > 1) return false;
  return (ends[end - 1] as number) - (starts[start] as number) < 2 * (end - start);
}

/** A service account's key file, a docker configuration: the file as a whole is the credential. */
export function isCredentialFile({ text, whole: isWhole }: Decoded): boolean {
  if (!isWhole || text.length > LONGEST_SETTINGS || !/"(?:private_key|auths)"\s{0,9}:/.test(text)) return false;
  const trimmed = text.trim();
  return trimmed.startsWith('{') && trimmed.endsWith('}');
}

/** A text of settings or a script, not a program's data. */
function isSettings({ text, whole: isWhole }: Decoded): boolean {
  if (text.length > LONGEST_SETTINGS || /^\s{0,9}\{"version":3,/.test(text)) return false;
  return !isWhole || printableShare(text) > 0.97;
}

/** `name = value` in the decoded text. What is not encoded at all is found without decoding. */
function assignments(file: string, decoded: Decoded, words: readonly FormatHit[]): FormatMatch[] {
  const { text, starts, ends } = decoded;
  const found: FormatMatch[] = [];
  for (const { format, at } of words) {
    const assignment = format === Target.word ? assignmentAt(text, at) : undefined;
    if (!assignment) continue;
    const { name, value } = assignment;
    const isPlain = (ends[value.end - 1] as number) - (starts[at] as number) === value.end - at;
    if (isPlain) continue;
    const judged = judgeSlot({ name, value: text.slice(value.start, value.end), known: false, file });
    if (judged && judged.type !== 'connection-string') found.push({ ...judged, ...value, name });
  }
  return found;
}

/** The decoded text itself, under the name that it is assigned to. */
function wholeAs(file: string, text: string, name: string): FormatMatch | undefined {
  const value = text.trim();
  if (value.length > 200 || printableShare(value) < 1 || /[\r\n]/.test(value)) return undefined;
  const judged = judgeSlot({ name, value, known: false, file });
  const start = text.indexOf(value);
  return judged && { ...judged, start, end: start + value.length, name };
}
