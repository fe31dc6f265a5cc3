export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly bom: boolean;
  /** False when bytes were no valid text: such a file is analysed, but a fix must not write it back. */
  readonly lossless: boolean;
}

const PROBE = 8000;

/** The encoding a byte order mark announces; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** A NUL in the first 8,000 bytes (git's own test) of a file that is not UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'utf-8') return false;
  return bytes.subarray(0, PROBE).includes(0);
}

/** Bytes to text; the byte order mark is not part of the text, as in editors. Never throws. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const bom = encoding !== 'utf-8' || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, bom, lossless: true };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), encoding, bom, lossless: false };
  }
}

/** The same text as UTF-8, which is what the engine looks at: the bytes themselves unless a mark says UTF-16. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  return encodingOf(bytes) === 'utf-8' ? bytes : new TextEncoder().encode(decode(bytes).text);
}

/** `Code generated … DO NOT EDIT.` (https://go.dev/s/generatedcode) or `@generated` in the first lines: no person wrote it. */
export function isGenerated(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 600));
  return /Code generated [^\n]{0,200} DO NOT EDIT|@generated\b/.test(head);
}
