/** Asks git which commit each line of a file came in with. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LineAge } from '../engine/rules/model';
import { ask } from './history-git';

/** The lines of a file's last commit, each as a short number that equal lines share, and what git says of each. */
export interface Blamed {
  readonly lines: readonly number[];
  readonly ages: readonly (LineAge | undefined)[];
}

/**
 * Names of people are those of `.mailmap`. The committed file is asked about, not the one in the work tree: no filter or
 * converter of the repository's settings is started. White space, moves inside the file and commits that the team's settings
 * leave out (`blame.ignoreRevsFile`) are no change of a line.
 * A clone that was cut off names the commit at its edge for all older lines: of those nothing is known.
 * https://git-scm.com/docs/git-blame#_the_porcelain_format
 */
export async function blame(root: string, head: string, file: string, cut: ReadonlySet<string>): Promise<Blamed | undefined> {
  const said = await ask(root, 'blame', '--porcelain', '--root', '--no-textconv', '-w', '-M', head, '--', file);
  return said === undefined ? undefined : readPorcelain(said, cut);
}

/** Commits whose parents a shallow clone does not have; empty for a whole one. */
export async function cutCommits(root: string): Promise<ReadonlySet<string>> {
  const path = await ask(root, 'rev-parse', '--git-path', 'shallow');
  const text = path === undefined ? '' : await readFile(resolve(root, path), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

function readPorcelain(said: string, cut: ReadonlySet<string>): Blamed {
  const commits = new Map<string, { author: string; since: string }>();
  const [lines, ages]: [number[], (LineAge | undefined)[]] = [[], []];
  let [commit, id] = [{ author: '', since: '' }, ''];
  for (const line of said.split('\n')) {
    if (line.startsWith('\t')) {
      lines.push(numberOf(line.replace(/^\t\uFEFF?/, '')));
      ages.push(cut.has(id) || commit.since === '' ? undefined : commit);
    } else if (/^[0-9a-f]{40,64} \d/.test(line)) {
      id = line.slice(0, line.indexOf(' '));
      commit = commits.get(id) ?? { author: '', since: '' };
      commits.set(id, commit);
    } else if (line.startsWith('author ')) commit.author = line.slice('author '.length);
    else if (line.startsWith('author-time ')) commit.since = dayOf(Number(line.slice('author-time '.length)));
  }
  return { lines, ages };
}

function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** Which lines are the same is all that is kept of a text (FNV-1a over 52 bits): white space at the end is not looked at. */
export function numberOf(line: string): number {
  let [low, high] = [0x811c9dc5, 0x9dc5];
  const end = line.trimEnd().length;
  for (let i = 0; i < end; i++) {
    const code = line.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ (code + i), 0x01000193) >>> 12;
  }
  return high * 0x100000000 + low;
}
