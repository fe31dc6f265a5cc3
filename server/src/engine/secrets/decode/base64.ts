/** base64 (RFC 4648, standard and url-safe, with or without padding), on one line or wrapped. */
import { type Decoded, isPrintable, printableShare } from './model';
import { runAround } from './run';

/** Value of each character, 255 for what is no base64. */
const DIGIT = new Uint8Array(128).fill(255);
for (let i = 0; i < 62; i++) DIGIT['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.charCodeAt(i)] = i;
DIGIT[43] = DIGIT[45] = 62;
DIGIT[47] = DIGIT[95] = 63;

/** Shorter ones hold no secret that could be told from a word. */
const SHORTEST = 12;
const ENOUGH_TEXT = 0.9;

export function isBase64(code: number): boolean {
  return code < 128 && DIGIT[code] !== 255;
}

/**
 * The base64 text around `at` and what it says; undefined where no reading of it is text. What stands before the value
 * may belong to the alphabet too (`path/…`), so each of the four ways to cut it into quads is tried near `at`.
 */
export function base64At(text: string, at: number): Decoded | undefined {
  if (!isBase64(text.charCodeAt(at))) return undefined;
  const run = runAround(text, at, isBase64);
  if (run.chars.length < SHORTEST) return undefined;
  const phase = phaseOf(run.chars, nearest(run.at, at));
  if (phase === undefined) return undefined;
  // A word alone on the line behind the value is not its last line.
  const tail = bytesOf(run.chars.slice(run.lastPiece - ((run.lastPiece - phase) & 3)));
  const length = printableShare(tail) < 0.75 ? run.lastPiece : run.chars.length;
  return decodeRun(text, run.chars.slice(0, length), run.at.subarray(0, length), phase);
}

/** UTF-16 (PowerShell's `-EncodedCommand`): each second byte is zero. */
export function isWide(bytes: string): boolean {
  if (bytes.length < 8) return false;
  for (let i = 1; i < Math.min(bytes.length, 64); i += 2)
    if (bytes.charCodeAt(i) !== 0 || bytes.charCodeAt(i - 1) === 0) return false;
  return true;
}

function nearest(at: Uint32Array, place: number): number {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many characters to leave out at the start of the run; 0 wins unless another way alone gives text. */
function phaseOf(chars: string, near: number): number | undefined {
  let best: number | undefined;
  let most = ENOUGH_TEXT;
  for (let phase = 0; phase < 4; phase++) {
    const from = Math.max(phase, near - 24 - ((((near - 24 - phase) % 4) + 4) % 4));
    const text = bytesOf(chars.slice(from, from + 64));
    const share = Math.max(printableShare(text), isWide(text) ? 1 : 0);
    if (share > most || (share === most && best === undefined)) {
      best = phase;
      most = share;
    }
  }
  return best;
}

function decodeRun(text: string, chars: string, at: Uint32Array, phase: number): Decoded | undefined {
  const bytes = bytesOf(chars.slice(phase));
  const last = (at[at.length - 1] as number) + 1;
  let end = last;
  while (end < last + 2 && text.charAt(end) === '=') end++;
  const wide = isWide(bytes);
  const step = wide ? 2 : 1;
  const length = Math.floor(bytes.length / step);
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let decoded = '';
  for (let i = 0; i < length; i++) {
    const from = i * step;
    const lastChar = Math.min(phase + Math.ceil((8 * (from + step)) / 6), at.length) - 1;
    starts[i] = at[phase + Math.floor((8 * from) / 6)] as number;
    ends[i] = (at[lastChar] as number) + 1;
    decoded += bytes.charAt(from);
  }
  if (decoded.length < 6) return undefined;
  return { encoding: 'base64', start: at[phase] as number, end, text: decoded, starts, ends, whole: true };
}

/** One character a byte. Bits that make no whole byte are dropped. */
export function bytesOf(chars: string): string {
  const parts: string[] = [];
  let bits = 0;
  let held = 0;
  let out = '';
  for (let i = 0; i < chars.length; i++) {
    bits = ((bits << 6) | (DIGIT[chars.charCodeAt(i)] as number)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 0xff);
    if (out.length > 4_000) {
      parts.push(out);
      out = '';
    }
  }
  parts.push(out);
  return parts.join('');
}

/** Whether the quads of base64 at `from` in the bytes decode to text, as far as they go (at most `quads`). */
export function quadsAreText(bytes: Uint8Array, from: number, quads: number): boolean {
  for (let n = 0; n < quads; n++) {
    let bits = 0;
    for (let i = 0; i < 4; i++) {
      const byte = bytes[from + 4 * n + i] ?? 0;
      if (!isBase64(byte)) return true;
      bits = (bits << 6) | (DIGIT[byte] as number);
    }
    if (!isPrintable(bits >> 16) || !isPrintable((bits >> 8) & 0xff) || !isPrintable(bits & 0xff)) return false;
  }
  return true;
}
