import type { FormatMatch } from '../secrets/model';
import type { CredentialFact } from './model';

/** Where a match of the text stands, as the fields of its fact: the literal with the quotes around it, and the slot it is in. */
export function placeOf(
  text: string,
  { start, end, name, header }: Pick<FormatMatch, 'start' | 'end' | 'name' | 'header'>,
): Pick<CredentialFact, 'literal' | 'slot'> {
  const quote = text.charAt(start - 1);
  const quoted = /["'`]/.test(quote) && text.charAt(end) === quote;
  return {
    literal: quoted ? { start: start - 1, end: end + 1 } : { start, end },
    slot: name === undefined ? { kind: 'text', name: '' } : { kind: header ? 'header' : 'assignment', name },
  };
}
