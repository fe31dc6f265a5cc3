import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decoded, decode, isBinary } from '../engine/syntax/decode';
import { writeAll } from './write';

/** Reads and keeps the texts of a workspace for as long as one command runs. */
export interface Texts {
  /** The decoded text; undefined for a file that is not there or not text. */
  readonly read: (file: string) => string | undefined;
  /** What the bytes of the file said of themselves; undefined as for `read`. */
  readonly decoded: (file: string) => Decoded | undefined;
  /** Writes texts in the encodings the files had: all of them, or none. Fails with a message that names the file, never its text. */
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
    decoded: open,
    write(changed) {
      const edits = [...changed].map(([file, text]) => ({ file, text, before: open(file) }));
      for (const { file, before } of edits) {
        if (before && !before.lossless) throw new Error(`${file}: not changed, because it is not valid ${before.encoding}`);
      }
      writeAll(
        root,
        edits.map(({ file, text, before }) => ({
          path: join(root, file),
          ...(before ? { before: encode(before.text, before) } : {}),
          after: encode(text, before),
        })),
      );
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
