import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decoded, decode, isBinary } from '../engine/syntax/decode';

/** Reads and keeps the texts of a workspace for as long as one command runs. */
export interface Texts {
  /** The decoded text; undefined for a file that is not there or not text. */
  readonly read: (file: string) => string | undefined;
  /** Writes a text back in the encoding the file had. Fails on a file whose bytes were no valid text. */
  readonly write: (file: string, text: string) => void;
}

export function textsOf(root: string, override?: (file: string) => Uint8Array | undefined): Texts {
  const kept = new Map<string, Decoded | undefined>();
  const open = (file: string): Decoded | undefined => {
    if (!kept.has(file)) kept.set(file, readDecoded(root, file, override));
    return kept.get(file);
  };
  return {
    read: (file) => open(file)?.text,
    write(file, text) {
      const before = open(file);
      if (before && !before.lossless) throw new Error(`${file}: not changed, because it is not valid ${before.encoding}`);
      writeFileSync(join(root, file), encode(text, before));
      kept.set(file, { ...(before ?? { encoding: 'utf-8', bom: false, lossless: true }), text });
    },
  };
}

function readDecoded(root: string, file: string, override?: (file: string) => Uint8Array | undefined): Decoded | undefined {
  try {
    const bytes = override?.(file) ?? readFileSync(join(root, file));
    return isBinary(bytes) ? undefined : decode(bytes);
  } catch {
    return undefined;
  }
}

function encode(text: string, before: Decoded | undefined): Buffer {
  const marked = before?.bom ? `\uFEFF${text}` : text;
  if (before?.encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (before?.encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  return Buffer.from(marked, 'utf8');
}
