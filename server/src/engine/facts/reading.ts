import type { CredentialType, Reading } from '../secrets/model';
import { readCredential } from '../secrets/reading/index';
import type { Span } from '../syntax/span';
import type { ExtractContext } from './context';

/**
 * What a literal credential says about itself, as the field of its fact; nothing where it says nothing. `value` is the
 * text that works (decoded, unescaped); the span tells where it stands, which may be another file than the context's.
 */
export function readingOf(
  { file, text }: ExtractContext,
  { type, format, span, encoded }: { type: CredentialType; format?: string; span: Span; encoded?: boolean },
  value: string,
): { readonly reading?: Reading } {
  const here = span.file === file ? { text, start: span.start, end: span.end } : { text: '', start: 0, end: 0 };
  const reading = readCredential({ type, format, value, encoded, ...here });
  return reading ? { reading } : {};
}
