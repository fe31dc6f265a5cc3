/** Strings that people read, or a database does: what stands for a password in them is no value that a program uses. */
import type { Range } from '../../../syntax/span';

/** Three words in a row, or an example by its own words, before the secret. */
const PROSE = /(?:\b[A-Za-z][A-Za-z'-]+[,.:]?\s+){3}|\b(?:e\.g\.|example(?!\.(?:com|org|net)\b)|usage)/i;

/** Whether a part of the string cannot be replaced alone: `Usage: app postgres://user:password@host`, `CREATE USER app PASSWORD 'x'`. */
export function isProse(text: string, literal: Range, secret: Range): boolean {
  return PROSE.test(text.slice(Math.max(literal.start, secret.start - 2000), secret.start));
}
