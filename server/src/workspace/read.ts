import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Larger files are reported and skipped: generated data, not code. */
export const MAX_BYTES = 10 * 1024 * 1024;

export type ReadResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Not to be analysed, and nothing to say about it: binary, a symbolic link, a submodule, gone since it was listed. */
  | { readonly kind: 'skip' }
  /** One line for the user; names no content. */
  | { readonly kind: 'problem'; readonly message: string };

/** Links are not followed (they may lead out of the workspace or in circles), a pipe does not block. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

let buffer = Buffer.allocUnsafeSlow(1 << 20);

/**
 * The bytes of a file. They are valid until the next call: the buffer is shared, so that a scan of a large tree allocates
 * nothing.
 */
export function readBytes(path: string): ReadResult {
  let handle: number;
  try {
    handle = openSync(path, FLAGS);
  } catch (error) {
    return explain(error);
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return { kind: 'skip' };
    if (stats.size > MAX_BYTES) {
      return {
        kind: 'problem',
        message: `skipped: ${Math.round(stats.size / 1e6)} MB is over the limit of ${MAX_BYTES >> 20} MiB`,
      };
    }
    if (stats.size > buffer.length) buffer = Buffer.allocUnsafeSlow(stats.size);
    let length = 0;
    while (length < stats.size) {
      const count = readSync(handle, buffer, length, stats.size - length, null);
      if (count === 0) break;
      length += count;
    }
    return { kind: 'bytes', bytes: buffer.subarray(0, length) };
  } catch (error) {
    return explain(error);
  } finally {
    closeSync(handle);
  }
}

function explain(error: unknown): ReadResult {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ELOOP' || code === 'ENOENT' || code === 'EISDIR' || code === 'ENXIO') return { kind: 'skip' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'problem', message: 'not analysed: no permission to read it' };
  return { kind: 'problem', message: `not analysed: reading failed (${code ?? 'unknown error'})` };
}
