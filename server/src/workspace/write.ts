/** Several files written as one: beside their places first, then moved into them; what fails puts everything back. */
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

export interface NewBytes {
  readonly path: string;
  /** Bytes of the file as they were read; undefined for one that is made. Where others stand there now, nothing is written. */
  readonly before?: Uint8Array;
  readonly after: Uint8Array;
}

/** Why nothing was written: names the file, never its text. */
export class WriteError extends Error {}

/** One file on its way: where it really lies, what it was, and where its new bytes wait. */
interface Move {
  readonly target: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  readonly waiting: string | undefined;
}

/**
 * Writes all of the files below `root`, or none. Permissions and owners are kept; a link keeps pointing at what it points to,
 * which must lie below `root` too; a file with several names keeps them all.
 */
export function writeAll(root: string, files: readonly NewBytes[]): void {
  const home = realpathSync(root);
  const made: string[] = [];
  const moves: Move[] = [];
  const moved: Move[] = [];
  try {
    for (const file of files) moves.push(prepared(home, file, made));
    for (const move of moves) {
      moved.push(move);
      if (move.waiting) renameSync(move.waiting, move.target);
      else writeFileSync(move.target, move.after);
    }
  } catch (error) {
    for (const { target, before } of moved) {
      if (before) writeFileSync(target, before);
      else if (isFile(target)) rmSync(target);
    }
    for (const { waiting } of moves) if (waiting) rmSync(waiting, { force: true });
    for (const folder of made.reverse()) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function prepared(home: string, { path, before, after }: NewBytes, made: string[]): Move {
  const name = relative(home, path) || path;
  if (!before) {
    if (lstatSync(path, { throwIfNoEntry: false })) throw new WriteError(`${name}: something stands there already (EEXIST)`);
    const first = existsSync(dirname(path)) ? undefined : mkdirSync(dirname(path), { recursive: true });
    if (first) made.push(first);
    const target = join(inside(home, dirname(path), name), basename(path));
    return { target, before, after, waiting: waitingBeside(target, after) };
  }
  const target = inside(home, path, name);
  if (!Buffer.from(before).equals(readFileSync(target))) throw new WriteError(`${name}: it has changed since it was read`);
  // Moving a new file over one of several names would leave the others with the old bytes.
  accessSync(target, constants.W_OK);
  const waiting = statSync(target).nlink > 1 ? undefined : waitingBeside(target, after);
  return { target, before, after, waiting };
}

/** Where a path really lies. Links out of the folder are not followed: what is there is not this workspace's. */
function inside(home: string, path: string, name: string): string {
  const real = realpathSync(path);
  if (real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep))
    throw new WriteError(`${name}: it is a link that leads out of the folder`);
  return real;
}

/** The new bytes beside their place, with the rights and the owner of the file that they will replace; undefined where those cannot be had. */
function waitingBeside(target: string, bytes: Uint8Array): string | undefined {
  const path = join(dirname(target), `.${basename(target).slice(0, 100)}.nhi-${process.pid}`);
  const like = statSync(target, { throwIfNoEntry: false });
  const handle = openSync(path, 'wx', like ? 0o600 : 0o666);
  let kept = true;
  try {
    writeFileSync(handle, bytes);
    if (like) {
      fchmodSync(handle, like.mode & 0o7777);
      const own = fstatSync(handle);
      if (own.uid !== like.uid || own.gid !== like.gid) kept = isOwned(path, like);
    }
    fsyncSync(handle);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  if (kept) return path;
  rmSync(path);
  return undefined;
}

function isOwned(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): boolean {
  try {
    chownSync(path, uid, gid);
    return true;
  } catch {
    return false;
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
