/** The files of a commit, as far as they differ from those of the work tree: what did not change is not read twice. */
import type { Engine, FileResult } from '../engine/analyze';
import { ask, commitOf, openRepository, readBlobs, type Version } from './history-git';
import { ignoredBy } from './policy';
import { MAX_BYTES } from './read';
import { scan } from './scan';

/** A commit beside the work tree. Paths are relative to the folder that was asked about. */
export interface Revision {
  /** The whole id. */
  readonly commit: string;
  /** Bytes that the commit has in place of the work tree's. */
  readonly texts: ReadonlyMap<string, Uint8Array>;
  /** Files of the work tree that the commit does not have. */
  readonly absent: ReadonlySet<string>;
}

/** A request that cannot be met: one line for the user. */
export class RevisionError extends Error {}

/**
 * What a commit holds below `cwd`, by what git says differs. Links and submodules are left out, as in the work tree; so are
 * files over the limit of size.
 */
export async function revisionOf(cwd: string, name: string): Promise<Revision> {
  const repo = await openRepository(cwd);
  if (!repo) throw new RevisionError('comparing needs a git repository that git agrees to read, and there is none here');
  const commit = await commitOf(cwd, name);
  if (commit === undefined) throw new RevisionError(`git knows no commit "${name}" here`);
  const flags = ['--raw', '-z', '--no-abbrev', '--no-renames', '--relative', '--no-ext-diff', '--ignore-submodules'];
  const [listed, untracked] = await Promise.all([
    ask(cwd, 'diff', ...flags, commit, '--', '.'),
    ask(cwd, 'ls-files', '-z', '--others', '--exclude-standard'),
  ]);
  if (listed === undefined) throw new RevisionError(`git could not compare the work tree with "${name}"`);
  const absent = new Set((untracked ?? '').split('\0').filter((file) => file !== ''));
  const versions: Version[] = [];
  // `:100644 100644 old new M`, then the path.
  const tokens = listed.split('\0');
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const [mode = '', , id = ''] = (tokens[at] ?? '').replace(/^:/, '').split(' ');
    const path = tokens[at + 1] ?? '';
    absent.add(path);
    if (mode.startsWith('100')) versions.push({ id, path });
  }
  const texts = new Map<string, Uint8Array>();
  if (versions.length > 0)
    for await (const { path, bytes } of readBlobs(repo, versions)) {
      if (bytes.length <= MAX_BYTES) texts.set(path, Uint8Array.from(bytes));
      absent.delete(path);
    }
  return { commit, texts, absent };
}

/** The results of a commit: those of the work tree, with the files that differ analysed as they are there. */
export async function resultsAt(
  cwd: string,
  now: { readonly results: readonly FileResult[] },
  revision: Revision,
  engine: Engine,
): Promise<FileResult[]> {
  const { texts, absent } = revision;
  const ignored = ignoredBy(engine.policy);
  const files = [...texts.keys()].filter((file) => !ignored(file)).sort();
  const part = await scan(cwd, files, engine, { threads: 1, override: (file) => texts.get(file) });
  const same = now.results.filter(({ facts: { file } }) => !texts.has(file) && !absent.has(file));
  return [...same, ...part.results].sort((a, b) => (a.facts.file < b.facts.file ? -1 : 1));
}
