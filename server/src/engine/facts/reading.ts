import type { CredentialType, Reading } from '../secrets/model';
import { readCredential } from '../secrets/reading/index';
import type { Span } from '../syntax/span';
import type { ExtractContext } from './context';

/** How far around a value its readers look (6,000 characters), and a little more. */
export const READ = 6_500;

/**
 * What a literal credential says about itself, as the field of its fact; nothing where it says nothing. `value` is the
 * text that works (decoded, unescaped); the span tells where it stands, which may be another file than the context's.
 */
export function readingOf(
  { file, text, recent }: ExtractContext,
  { type, format, span, encoded }: { type: CredentialType; format?: string; span: Span; encoded?: boolean },
  value: string,
): { readonly reading?: Reading } {
  const here = span.file === file ? { text, start: span.start, end: span.end } : { text: '', start: 0, end: 0 };
  const from = { type, format, value, encoded };
  const read = () => readCredential({ ...from, ...here });
  const { start, end } = here;
  const same = (before: typeof from) =>
    before.value === value && before.type === type && before.format === format && before.encoded === encoded;
  const reading =
    recent && here.text !== ''
      ? recent.around('reading', { from, start, end, reach: READ, same, move: (one) => one }, read)
      : read();
  return reading ? { reading } : {};
}
