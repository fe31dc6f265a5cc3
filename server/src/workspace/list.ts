import { execFile } from 'node:child_process';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import ignore, { type Ignore } from 'ignore';

const run = promisify(execFile);

/** Folders nobody writes code in; only outside git, where no ignore file may name them. */
const NEVER = new Set(['.git', 'node_modules', '.hg', '.svn', '.terraform', '__pycache__', '.venv']);

/**
 * A repository's own settings can name programs that git starts (`core.fsmonitor` at every listing). An untrusted
 * workspace must not run anything: https://git-scm.com/docs/git-config#Documentation/git-config.txt-corefsmonitor
 */
export const SAFE_GIT = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'core.untrackedCache=false'];

/** Nothing is 200 folders deep; a file system loop is. */
const MAX_DEPTH = 200;

/**
 * The files below `folder`, as paths relative to `root` with forward slashes, sorted. In a git work tree: what git tracks
 * (also where .gitignore names it: it is committed) and what it would add. Elsewhere: a walk that honours .gitignore.
 * Never follows symbolic links.
 */
export async function listFiles(root: string, folder: string = root): Promise<string[]> {
  const inside = (await listWithGit(folder)) ?? (await walk(folder));
  const prefix = toSlashes(relative(root, folder));
  const files = prefix === '' ? inside : inside.map((file) => `${prefix}/${file}`);
  return files.sort();
}

export function toSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

async function listWithGit(folder: string): Promise<string[] | undefined> {
  const args = [...SAFE_GIT, '-C', folder, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  try {
    const { stdout } = await run('git', args, { maxBuffer: 1 << 28 });
    return stdout.split('\0').filter((file) => file !== '');
  } catch {
    // No git, or no work tree here: the walk takes over.
    return undefined;
  }
}

async function walk(top: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (folder: string, rules: readonly Scoped[], depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const scoped = entries.some((entry) => entry.name === '.gitignore') ? [...rules, await readIgnore(folder)] : rules;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink() || isIgnored(scoped, path, entry.isDirectory())) continue;
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name)) await visit(path, scoped, depth + 1);
      } else if (entry.isFile()) files.push(toSlashes(relative(top, path)));
    }
  };
  await visit(resolve(top), [], 0);
  return files;
}

/** An ignore file counts for the folder it stands in. */
interface Scoped {
  readonly folder: string;
  readonly rules: Ignore;
}

async function readIgnore(folder: string): Promise<Scoped> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
  return { folder, rules: ignore().add(text) };
}

function isIgnored(scopes: readonly Scoped[], path: string, isFolder: boolean): boolean {
  return scopes.some(({ folder, rules }) => rules.ignores(toSlashes(relative(folder, path)) + (isFolder ? '/' : '')));
}

/** What a path on the command line is; undefined when there is nothing. */
export async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isDirectory() ? 'folder' : stats ? 'file' : undefined;
}
