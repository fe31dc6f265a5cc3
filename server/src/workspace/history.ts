/**
 * Secrets that were committed and perhaps deleted since. Every distinct version of a file goes once through the filter that
 * the working tree goes through; only values that were found are then looked for in the commits.
 */
import type { Engine } from '../engine/analyze';
import { fingerprintOf } from '../engine/policy/fingerprint';
import type { Finding } from '../engine/rules/model';
import { decode } from '../engine/syntax/decode';
import { type LineStarts, lineStarts, type Position, positionAt } from '../engine/syntax/lines';
import { compareText } from '../engine/syntax/order';
import * as git from './history-git';
import { foreignOf, secretsIn } from './history-read';
import { readVersions } from './history-threads';
import { ignoredBy } from './policy';

/** Where a value came into the history. */
export interface Origin extends git.Commit {
  /** Whether a file of the newest commit of the current branch still holds the value. */
  readonly presentInHead: boolean;
}

export interface Past {
  readonly finding: Finding;
  /** Lines and columns in the version of that commit. */
  readonly place: { readonly start: Position; readonly end: Position };
  readonly commit: Origin;
}

export interface History {
  readonly findings: readonly Past[];
  /** Who silenced what was silenced. */
  readonly suppressedBy: readonly string[];
  readonly commits: number;
  /** Distinct versions of files that were read. */
  readonly versions: number;
  readonly bytes: number;
  /** What was not read, one line each. */
  readonly notes: readonly string[];
  /** Git could not read its own objects: finding nothing means nothing. */
  readonly broken: boolean;
}

/** A request that cannot be met: one line for the user. */
export class HistoryError extends Error {}

export interface HistoryOptions {
  /** A commit or a date: only what came after it. */
  readonly since?: string;
  /** Files and folders relative to the working folder; none means all. */
  readonly paths: readonly string[];
  readonly threads: number;
  /** Bytes after which the other threads are started; at once when not given. */
  readonly helpFrom?: number;
  readonly progress?: (versions: number) => void;
}

/** The findings about secrets in every commit that a branch, a tag or HEAD reaches; each distinct value once, where it came in. */
export async function searchHistory(cwd: string, engine: Engine, options: HistoryOptions): Promise<History> {
  const repo = await git.openRepository(cwd);
  if (!repo) throw new HistoryError('--history needs a git repository that git agrees to read, and there is none here');
  const { range, base } = await rangeOf(repo, options.since);
  const paths = options.paths.length > 0 ? options.paths : repo.prefix === '' ? [] : ['.'];
  const scope = { range: repo.head ? [...range, 'HEAD'] : range, paths };
  const left: git.Left = { large: 0, missing: 0, broken: false };
  const now = repo.head ? await git.treeOf(repo, repo.head, paths) : [];
  const before = base ? await git.treeOf(repo, base, paths) : [];
  // Without a limit the names of all objects contain those of the newest tree.
  const batches = git.versionsOf(repo, scope, base ? [...before, ...now] : [], left);
  const seen = await readVersions({ repo, engine }, batches, options);
  const known = new Set(before.map(idOf));
  const present = new Set(now.map(idOf));
  const inHead = (blobs: readonly string[]) => blobs.some((id) => present.has(id));
  const open: [string, readonly string[]][] = [];
  const suppressedBy: string[] = [];
  for (const [value, { blobs, silenced }] of seen.values) {
    // Where the newest version says that the value is allowed, older versions need not say so too.
    const allowed = !inHead(blobs) && (blobs.length === 0 || inHead(silenced.map(({ id }) => id)));
    if (allowed) suppressedBy.push(...silenced.slice(0, 1).map(({ by }) => by));
    else if (!blobs.some((id) => known.has(id))) open.push([value, blobs]);
  }
  const origins = await originsOf(repo, scope, new Set(open.flatMap(([, blobs]) => blobs)), engine);
  const wanted = open.flatMap(([value, blobs]): Wanted[] => {
    const first = blobs.flatMap((id) => origins.get(id) ?? []).reduce<git.Change | undefined>(earlier, undefined);
    return first ? [{ ...first, value, presentInHead: inHead(blobs) }] : [];
  });
  const judged = await judge(repo, wanted, engine);
  return {
    findings: judged.findings,
    suppressedBy: [...suppressedBy, ...judged.suppressedBy],
    commits: await git.countCommits(repo, scope),
    versions: seen.versions,
    bytes: seen.bytes,
    notes: notesOf(repo, left),
    broken: left.broken,
  };
}

const idOf = (line: string): string => line.slice(0, line.indexOf(' '));

/** The stash is nobody's history: it is left out even where a reference to it exists. */
const EVERYTHING = ['--exclude=refs/stash', '--all'];

async function rangeOf(repo: git.Repository, since: string | undefined): Promise<{ range: string[]; base?: string }> {
  if (since === undefined) return { range: EVERYTHING };
  const commit = await git.commitOf(repo.cwd, since);
  if (commit) return { range: [...EVERYTHING, `^${commit}`], base: commit };
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ][\d:]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(since))
    throw new HistoryError(`--since ${since}: neither a commit nor a date such as 2026-01-31`);
  const base = await git.commitBefore(repo.cwd, since);
  return { range: [...EVERYTHING, `--since=${since}`], ...(base ? { base } : {}) };
}

/** The first change that brought in each of some blobs. */
async function originsOf(
  repo: git.Repository,
  scope: git.Scope,
  blobs: ReadonlySet<string>,
  engine: Engine,
): Promise<Map<string, git.Change>> {
  const origins = new Map<string, git.Change>();
  if (blobs.size === 0) return origins;
  const ignored = ignoredBy(engine.policy);
  for await (const change of git.changesOf(repo, scope)) {
    if (!blobs.has(change.blob) || !change.path.startsWith(repo.prefix)) continue;
    if (ignored(change.path.slice(repo.prefix.length))) continue;
    origins.set(change.blob, earlier(origins.get(change.blob), change));
  }
  return origins;
}

/** Git lists newer commits first, so of two with the same time the later in its list is the earlier; of one, the first path. */
function earlier(a: git.Change | undefined, b: git.Change): git.Change {
  if (!a || b.commit.time < a.commit.time) return b;
  if (b.commit.id === a.commit.id) return b.path < a.path ? b : a;
  return b.commit.time === a.commit.time ? b : a;
}

interface Wanted extends git.Change {
  readonly value: string;
  readonly presentInHead: boolean;
}

/** The findings themselves, each from the version in which its value came in, under the path it had there. */
async function judge(
  repo: git.Repository,
  wanted: readonly Wanted[],
  engine: Engine,
): Promise<Pick<History, 'findings' | 'suppressedBy'>> {
  const groups = new Map<string, Wanted[]>();
  for (const one of wanted) groups.set(`${one.blob} ${one.path}`, [...(groups.get(`${one.blob} ${one.path}`) ?? []), one]);
  const versions = [...groups.values()];
  const findings: Past[] = [];
  const suppressedBy: string[] = [];
  let nth = 0;
  for await (const { bytes } of git.readBlobs(
    repo,
    versions.map(([first]) => ({ id: first?.blob ?? '', path: first?.path ?? '' })),
  )) {
    const group = versions[nth++] ?? [];
    const [first] = group;
    if (!first) continue;
    const workspace = await secretsIn(first.path.slice(repo.prefix.length), bytes, {
      ...engine,
      ...foreignOf(engine, first.commit.id),
    });
    const starts = lineStarts(decode(bytes).text);
    for (const { value, commit, presentInHead } of group) {
      const found = workspace?.findings.find(({ credential }) => credential?.fingerprint === value);
      if (found) findings.push(past(found, starts, { ...commit, presentInHead }));
      else
        suppressedBy.push(
          ...(workspace?.suppressed.filter(({ hit }) => hit.credential?.fingerprint === value) ?? [])
            .map(({ by }) => by)
            .slice(0, 1),
        );
    }
  }
  findings.sort(
    (a, b) =>
      compareText(a.finding.span.file, b.finding.span.file) ||
      a.finding.span.start - b.finding.span.start ||
      a.commit.time - b.commit.time ||
      compareText(a.finding.fingerprint, b.finding.fingerprint),
  );
  return { findings, suppressedBy };
}

function past(finding: Finding, starts: LineStarts, commit: Origin): Past {
  const start = positionAt(starts, finding.span.start);
  const { shared: _, ...rest } = finding;
  const fingerprint = fingerprintOf([finding.fingerprint, commit.id, start.line, start.column].join('\n'));
  // Other places are offsets into texts that are not at hand, and a fix would not change what was committed.
  return {
    finding: { ...rest, fingerprint, related: [], remedies: [] },
    place: { start, end: positionAt(starts, finding.span.end) },
    commit,
  };
}

function notesOf(repo: git.Repository, left: git.Left): string[] {
  return [
    ...(repo.shallow ? ['this is a shallow clone: older commits are not here and were not searched'] : []),
    ...(left.large > 0 ? [`${count(left.large, 'large version')} of files left out`] : []),
    ...(left.missing > 0 ? [`${count(left.missing, 'object')} not here (a partial clone?) and not searched`] : []),
    ...(left.broken ? ['git ended early: the history was not read whole'] : []),
  ];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
