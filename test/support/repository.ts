/** Real git repositories in temporary folders, with a clock and people of their own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestRepository {
  readonly root: string;
  readonly git: (...args: string[]) => string;
  readonly write: (file: string, text: string) => void;
  /** Writes the files and commits everything on that day (`YYYY-MM-DD`). Gives the commit's id. */
  readonly commit: (day: string, files: Readonly<Record<string, string>>, author?: string) => string;
  readonly remove: () => void;
}

export function testRepository(): TestRepository {
  const root = mkdtempSync(join(tmpdir(), 'nhi-git-'));
  const run = (day: string, author: string, args: readonly string[]) =>
    execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: author,
        GIT_AUTHOR_EMAIL: `${author.toLowerCase().replace(/\s/g, '.')}@example.com`,
        GIT_COMMITTER_NAME: 't',
        GIT_COMMITTER_EMAIL: 't@example.com',
        GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
        GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
      },
    }).trim();
  const git = (...args: string[]) => run('2024-01-01', 'Ada Lovelace', args);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  git('init', '-q');
  return {
    root,
    git,
    write,
    commit(day, files, author = 'Ada Lovelace') {
      for (const [file, text] of Object.entries(files)) write(file, text);
      run(day, author, ['add', '-A']);
      run(day, author, ['commit', '-q', '--allow-empty', '-m', 'x']);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
