/** Text behind an encoding, and where each of its characters stands in the text around it. */
import type { Range } from '../../syntax/span';
import type { Encoding } from '../model';

export interface Decoded extends Range {
  readonly encoding: Encoding;
  /** base64 and hex give one character a byte, so that offsets are those of the bytes. */
  readonly text: string;
  /** For each decoded character, where its encoded form starts and ends in the text around. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The encoded text is one value (base64, hex); otherwise each character is encoded by itself. */
  readonly whole: boolean;
}

/**
 * The encoded text of `decoded.text.slice(from, to)`: the whole value where only space stands around the slice, otherwise
 * the fewest characters that cover it.
 */
export function encodedRange(decoded: Decoded, from: number, to: number): Range {
  const { text, starts, ends, whole } = decoded;
  if (to <= from) return { start: decoded.start, end: decoded.start };
  if (whole && text.slice(0, from).trim() === '' && text.slice(to).trim() === '')
    return { start: decoded.start, end: decoded.end };
  const end = whole && to === text.length ? decoded.end : (ends[to - 1] as number);
  return { start: starts[from] as number, end };
}

/** The same text seen from one level further out: `inner` stands in the text of `outer`. */
export function mapRange(path: readonly Decoded[], from: number, to: number): Range {
  let range: Range = { start: from, end: to };
  for (let i = path.length - 1; i >= 0; i--) range = encodedRange(path[i] as Decoded, range.start, range.end);
  return range;
}

/** Share of the text that people and programs write as text: printable ASCII and line breaks. */
export function printableShare(text: string): number {
  if (text.length === 0) return 0;
  let printable = 0;
  for (let i = 0; i < text.length; i++) if (isPrintable(text.charCodeAt(i))) printable++;
  return printable / text.length;
}

export function isPrintable(code: number): boolean {
  return (code >= 32 && code < 127) || code === 10 || code === 13 || code === 9;
}
