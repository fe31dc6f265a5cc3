/** Pairs of hexadecimal digits, on one line or wrapped. */
import { type Decoded, printableShare } from './model';
import { runAround } from './run';

const SHORTEST = 16;

export function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102);
}

/** The hexadecimal text around `at` and what it says; undefined where it is no text (a hash, a number). */
export function hexAt(text: string, at: number): Decoded | undefined {
  if (!isHex(text.charCodeAt(at))) return undefined;
  const { chars, at: places } = runAround(text, at, isHex);
  if (chars.length < SHORTEST) return undefined;
  for (let phase = 0; phase < 2; phase++) {
    const decoded = pairs(chars, phase);
    if (printableShare(decoded) < 0.95) continue;
    const starts = new Uint32Array(decoded.length);
    const ends = new Uint32Array(decoded.length);
    for (let i = 0; i < decoded.length; i++) {
      starts[i] = places[phase + 2 * i] as number;
      ends[i] = (places[phase + 2 * i + 1] as number) + 1;
    }
    const start = starts[0] as number;
    return { encoding: 'hex', start, end: ends[decoded.length - 1] as number, text: decoded, starts, ends, whole: true };
  }
  return undefined;
}

function pairs(chars: string, phase: number): string {
  let out = '';
  for (let i = phase; i + 1 < chars.length; i += 2) out += String.fromCharCode(Number.parseInt(chars.slice(i, i + 2), 16));
  return out;
}
