/** PEM blocks (RFC 7468) wherever they are written: on lines of their own, indented, quoted, in a comment, on one line with `\n`. */
import type { Range } from '../../syntax/span';
import { fromBase64 } from '../reading/bytes';

export interface PemBlock {
  readonly label: string;
  /** The line that it begins with: `-----BEGIN CERTIFICATE-----`. */
  readonly begin: Range;
  readonly bytes: Uint8Array;
  /** A passphrase protects what is in it (RFC 1421 header, or the label itself). */
  readonly encrypted: boolean;
}

const BEGIN = /-----BEGIN ([A-Z0-9]{1,12}(?: [A-Z0-9]{1,12}){0,4})-----/g;
const LONGEST = 24_000;

/** The block whose first line the text has at `at`; undefined where none begins there. */
export function pemAt(text: string, at: number): PemBlock | undefined {
  const from = Math.max(0, at - 40);
  for (const match of text.slice(from, at + 60).matchAll(BEGIN)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start <= at && at < end) return blockOf(text, match[1] ?? '', { start, end });
  }
  return undefined;
}

/** Every block of a text, at most `most`. */
export function pemBlocks(text: string, most: number): PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const match of text.matchAll(BEGIN)) {
    if (blocks.length >= most) break;
    blocks.push(blockOf(text, match[1] ?? '', { start: match.index, end: match.index + match[0].length }));
  }
  return blocks;
}

function blockOf(text: string, label: string, begin: Range): PemBlock {
  const rest = text.slice(begin.end, begin.end + LONGEST);
  const end = rest.indexOf('-----');
  const lines = (end < 0 ? rest : rest.slice(0, end)).split(/\\{1,4}[nrt]|[\r\n]+/);
  const encrypted = label.includes('ENCRYPTED') || lines.slice(0, 6).some((line) => /Proc-Type:.{0,10}ENCRYPTED/.test(line));
  const body = lines
    .map(plainLine)
    .filter((line) => !line.includes(':'))
    .join('');
  return { label, begin, bytes: fromBase64(body), encrypted };
}

/** The line without what a program, a comment or a list puts around it. */
function plainLine(line: string): string {
  const inner = line.trim().replace(/^(?:#+|\/\/|\*|>|--)[ \t]+/, '');
  return inner
    .replace(/["'`][ \t+.,;)&_\\]{0,8}$/, '')
    .replace(/^[+.&]?[ \t]{0,4}["'`]/, '')
    .replace(/\\$/, '')
    .replace(/\s+/g, '');
}
