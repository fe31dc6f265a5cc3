export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly bom: boolean;
  /** False when bytes were no valid text: such a file is analysed, but a fix must not write it back. */
  readonly lossless: boolean;
}

const PROBE = 8000;
const STRIPE_PROBE = 1024;

/** The encoding that a byte order mark announces, or zeros in every second byte do; UTF-8 without either. */
export function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[1] === 0 && bytes[0] !== 0) return isStriped(bytes, 1) ? 'utf-16le' : 'utf-8';
  return bytes[0] === 0 && bytes[1] !== 0 && isStriped(bytes, 0) ? 'utf-16be' : 'utf-8';
}

/** UTF-16 of mostly Latin letters: every character has a zero byte, and always on the same side. */
function isStriped(bytes: Uint8Array, zeroAt: 0 | 1): boolean {
  const end = Math.min(bytes.length, STRIPE_PROBE) & ~1;
  let zeros = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i + 1 - zeroAt] === 0) return false;
    if (bytes[i + zeroAt] === 0) zeros++;
  }
  return end >= 8 && bytes.length % 2 === 0 && zeros * 2 > end * 0.7;
}

/** A NUL in the first 8,000 bytes (git's own test) of a file that is not UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'utf-8') return false;
  return bytes.subarray(0, PROBE).includes(0);
}

/** Bytes to text; the byte order mark is not part of the text, as in editors. Never throws. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const first = encoding === 'utf-16le' ? 0xff : encoding === 'utf-16be' ? 0xfe : 0xef;
  const bom = bytes[0] === first && (encoding !== 'utf-8' || (bytes[1] === 0xbb && bytes[2] === 0xbf));
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, bom, lossless: true };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    // No character beyond ASCII is valid UTF-8: the file is in an older encoding of one byte a character.
    const isLatin = encoding === 'utf-8' && !/[\u0080-\uFFFC]/.test(text);
    return { text: isLatin ? new TextDecoder('windows-1252').decode(bytes) : text, encoding, bom, lossless: false };
  }
}

/** The same text as UTF-8, which is what the engine looks at: the bytes themselves unless they are UTF-16. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  return encodingOf(bytes) === 'utf-8' ? bytes : new TextEncoder().encode(decode(bytes).text);
}

/** `Code generated … DO NOT EDIT.` (https://go.dev/s/generatedcode) or `@generated` in the first lines: no person wrote it. */
export function isGenerated(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 600));
  return /Code generated [^\n]{0,200} DO NOT EDIT|@generated\b/.test(head);
}
