/** Asks git about its objects and commits, as streams: nothing of a repository is held whole. */
import { execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { compareText } from '../engine/syntax/order';
import { SAFE_GIT } from './list';
import { MAX_BYTES } from './read';

const execute = promisify(execFile);

/**
 * No transport is allowed and nothing is fetched lazily: of a partial clone only what is here is read. Replacement objects
 * do not count, and no signature is checked, since that would start another program.
 */
const QUIET = [
  ...SAFE_GIT,
  ...['-c', 'protocol.allow=never', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true', '--no-replace-objects'],
];
const ENV = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

export interface Repository {
  readonly cwd: string;
  /** Where `cwd` lies in the work tree: empty, or a path that ends with a slash. */
  readonly prefix: string;
  readonly shallow: boolean;
  /** Undefined in a repository whose current branch has no commit. */
  readonly head?: string;
}

/** What a search covers, as arguments of `git rev-list` and `git log`. */
export interface Scope {
  readonly range: readonly string[];
  readonly paths: readonly string[];
}

/** A version of a file. The bytes are valid until the next one is asked for. */
export interface Blob extends Version {
  readonly bytes: Uint8Array;
}

export interface Commit {
  readonly id: string;
  readonly author: string;
  readonly email: string;
  /** When it was written: ISO 8601 with the author's own time zone. */
  readonly date: string;
  /** When it was committed: seconds of Unix time, for order. */
  readonly time: number;
}

/** What git answers, without the last line end; undefined where it has no answer, or there is no git. */
export async function ask(cwd: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await execute('git', [...QUIET, ...args], { cwd, env: ENV, maxBuffer: 1 << 28 });
    return stdout.replace(/\n$/, '');
  } catch {
    return undefined;
  }
}

/** The repository around a folder; undefined where there is none, or no git. */
export async function openRepository(cwd: string): Promise<Repository | undefined> {
  const answer = await ask(cwd, 'rev-parse', '--is-shallow-repository', '--show-prefix');
  if (answer === undefined) return undefined;
  const [shallow, prefix = ''] = answer.split('\n');
  const head = await commitOf(cwd, 'HEAD');
  return { cwd, prefix, shallow: shallow === 'true', ...(head ? { head } : {}) };
}

/** The commit that a name stands for; undefined for what is none. */
export async function commitOf(cwd: string, name: string): Promise<string | undefined> {
  return (await ask(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)) || undefined;
}

/** The last commit of the current branch before a date. */
export async function commitBefore(cwd: string, date: string): Promise<string | undefined> {
  return (await ask(cwd, 'rev-list', '-1', `--before=${date}`, 'HEAD')) || undefined;
}

export async function countCommits({ cwd }: Repository, { range, paths }: Scope): Promise<number> {
  return Number((await ask(cwd, 'rev-list', '--count', '--full-history', ...range, '--', ...paths)) ?? 0);
}

/** `id path` of every blob in a commit's tree, as `git rev-list --objects` writes it. */
export async function treeOf({ cwd }: Repository, commit: string, paths: readonly string[]): Promise<string[]> {
  const listed = await ask(cwd, 'ls-tree', '-r', '-z', '--full-name', commit, '--', ...paths);
  return (listed ?? '').split('\0').flatMap((entry) => {
    const [, type, id, path] = /^\d+ (\w+) ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    return type === 'blob' && id && path && !path.includes('\n') ? [`${id} ${path}`] : [];
  });
}

/** What could not be read, in numbers. */
export interface Left {
  large: number;
  missing: number;
  /** Git ended with an error: the history was not read whole. */
  broken: boolean;
}

/** The name of a version of a file: the blob and a path it had. */
export interface Version {
  readonly id: string;
  readonly path: string;
}

/** Versions that are sorted by path together. */
const WINDOW = 20_000;
/** What one thread reads at a time ends after so many bytes or versions. */
const BATCH_BYTES = 16_000_000;
const BATCH_VERSIONS = 2_000;

/**
 * Every distinct blob of the scope once, and of `extra` (`id path`): names by `rev-list`, types and sizes by `cat-file`.
 * They come in batches, versions of one file beside each other: git stores each as what differs from the next, and pieces
 * of one that were read need not be read again for the other. Large ones are counted and left out.
 */
export async function* versionsOf(
  repo: Repository,
  scope: Scope,
  extra: readonly string[],
  left: Left,
): AsyncGenerator<readonly Version[]> {
  const list = start(repo, [
    'rev-list',
    '--objects',
    '--missing=allow-any',
    '--full-history',
    ...scope.range,
    '--',
    ...scope.paths,
  ]);
  const check = start(repo, ['cat-file', '--batch-check=%(objecttype) %(objectsize) %(objectname) %(rest)', '--buffer']);
  check.stdin.on('error', () => {});
  list.stdin.end();
  list.stdout.pipe(check.stdin, { end: false });
  list.once('close', (code) => {
    if (code !== 0) left.broken = true;
    check.stdin.end(extra.map((line) => `${line}\n`).join(''));
  });
  try {
    let window: Sized[] = [];
    for await (const line of linesOf(check.stdout, 10)) {
      const version = worthReading(line, left);
      if (version) window.push(version);
      if (window.length < WINDOW) continue;
      yield* batches(window);
      window = [];
    }
    yield* batches(window);
  } finally {
    for (const git of [list, check]) git.kill();
  }
}

interface Sized extends Version {
  readonly size: number;
}

function* batches(window: Sized[]): Generator<Version[]> {
  window.sort((a, b) => compareText(a.path, b.path));
  let [first, bytes] = [0, 0];
  for (const [i, { size }] of window.entries()) {
    bytes += size;
    if (bytes < BATCH_BYTES && i - first + 1 < BATCH_VERSIONS && i + 1 < window.length) continue;
    yield window.slice(first, i + 1);
    [first, bytes] = [i + 1, 0];
  }
}

function start({ cwd }: Repository, args: readonly string[]) {
  const git = spawn('git', [...QUIET, ...args], { cwd, env: ENV, stdio: ['pipe', 'pipe', 'ignore'] });
  git.once('error', () => git.stdout.destroy());
  return git;
}

/** The version that a line of `cat-file` names; undefined for what is no blob, empty, large or not here. */
function worthReading(line: string, left: Left): Sized | undefined {
  // `tree 123 id path`, or `id missing`.
  const [type, size, id] = line.split(' ', 3);
  if (size === 'missing' || line.endsWith(' missing')) left.missing++;
  if (type !== 'blob' || !id || Number(size) === 0) return undefined;
  if (Number(size) > MAX_BYTES) {
    left.large++;
    return undefined;
  }
  return { id, path: line.slice(type.length + (size ?? '').length + id.length + 3), size: Number(size) };
}

/** Text between separators, as it comes. */
async function* linesOf(stream: Readable, separator: 0 | 10): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(separator); end >= 0; end = bytes.indexOf(separator, from)) {
      yield bytes.toString('utf8', from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

/** Splits `<id> blob <size>\n<bytes>\n`, over and over. Every byte is copied once, into a buffer that is used again. */
async function* contents(stream: Readable, versions: readonly Version[]): AsyncGenerator<Blob> {
  let held = Buffer.allocUnsafe(1 << 20);
  let [start, end] = [0, 0];
  let nth = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (end + chunk.length > held.length) {
      const target = end - start + chunk.length > held.length ? Buffer.allocUnsafe(2 * (end - start + chunk.length)) : held;
      held.copy(target, 0, start, end);
      [held, start, end] = [target, 0, end - start];
    }
    end += chunk.copy(held, end);
    for (;;) {
      const header = held.subarray(start, Math.min(end, start + 200)).indexOf(10);
      if (header < 0) break;
      const [id = '', type, size = '0'] = held.toString('latin1', start, start + header).split(' ');
      const from = start + header + 1;
      const to = type === 'blob' ? from + Number(size) : from - 1;
      if (to + 1 > end) break;
      const path = versions[nth++]?.path ?? '';
      if (type === 'blob') yield { id, path, bytes: held.subarray(from, to) };
      start = to + 1;
    }
  }
}

/** The contents of some blobs, in their order. */
export async function* readBlobs(repo: Repository, versions: readonly Version[]): AsyncGenerator<Blob> {
  const read = start(repo, ['cat-file', '--batch', '--buffer']);
  read.stdin.on('error', () => {});
  read.stdin.end(versions.map(({ id }) => `${id}\n`).join(''));
  try {
    yield* contents(read.stdout, versions);
  } finally {
    read.kill();
  }
}

/** A blob that a commit brought in under a path. */
export interface Change {
  readonly commit: Commit;
  readonly blob: string;
  readonly path: string;
}

/** What every commit of the scope added or changed; of a merge, what none of its parents had. */
export async function* changesOf(repo: Repository, scope: Scope): AsyncGenerator<Change> {
  const format = '--format=%x01%H%x00%an%x00%ae%x00%aI%x00%ct';
  const what = ['--raw', '--no-abbrev', '--no-renames', '--diff-merges=combined', '--diff-filter=AMT', '--no-color', '-z'];
  const git = start(repo, ['log', ...what, '--full-history', format, ...scope.range, '--', ...scope.paths]);
  git.stdin.end();
  const tokens = linesOf(git.stdout, 0);
  const next = async () => (await tokens.next()).value ?? '';
  let commit: Commit | undefined;
  for (;;) {
    const { value, done } = await tokens.next();
    if (done) return;
    const token = value.replace(/^\n+/, '');
    if (token.startsWith('\u0001')) {
      commit = {
        id: token.slice(1),
        author: await next(),
        email: await next(),
        date: await next(),
        time: Number.parseInt(await next(), 10),
      };
    } else if (token.startsWith(':') && commit) {
      // `:100644 100644 old new M`, and a merge of n parents: n colons, n + 1 modes, n + 1 ids.
      const parents = token.search(/[^:]/);
      const blob = token.slice(parents).split(' ')[2 * parents + 1];
      const path = await next();
      if (blob) yield { commit, blob, path };
    }
  }
}
