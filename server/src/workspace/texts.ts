import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decoded, decode, isBinary } from '../engine/syntax/decode';

/** Reads and keeps the texts of a workspace for as long as one command runs. */
export interface Texts {
  /** The decoded text; undefined for a file that is not there or not text. */
  readonly read: (file: string) => string | undefined;
  /**
   * Writes texts in the encodings the files had: all of them, or none. Fails on a file whose bytes were no valid text, and on
   * one that cannot be written; the others then are as they were.
   */
  readonly write: (changed: ReadonlyMap<string, string>) => void;
}

export function textsOf(root: string, override?: (file: string) => Uint8Array | undefined): Texts {
  const kept = new Map<string, Decoded | undefined>();
  const open = (file: string): Decoded | undefined => {
    if (!kept.has(file)) kept.set(file, readDecoded(root, file, override));
    return kept.get(file);
  };
  return {
    read: (file) => open(file)?.text,
    write(changed) {
      const edits = [...changed].map(([file, text]) => ({ path: join(root, file), file, text, before: open(file) }));
      for (const { file, before } of edits) {
        if (before && !before.lossless) throw new Error(`${file}: not changed, because it is not valid ${before.encoding}`);
      }
      const written: typeof edits = [];
      try {
        for (const edit of edits) {
          writeFileSync(edit.path, encode(edit.text, edit.before));
          written.push(edit);
        }
      } catch (error) {
        for (const { path, before } of written) {
          if (before) writeFileSync(path, encode(before.text, before));
          else rmSync(path);
        }
        throw error;
      }
      for (const { file, text, before } of edits) {
        kept.set(file, { ...(before ?? { encoding: 'utf-8', bom: false, lossless: true }), text });
      }
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
