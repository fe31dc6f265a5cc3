import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { analyzeWorkspace, type Engine, type FileResult, type Workspace } from '../engine/analyze';
import { loadForeign } from '../workspace/foreign';
import { kindOf, listFiles, toSlashes } from '../workspace/list';
import { ignoredBy, loadPolicy } from '../workspace/policy';
import { HELP_FROM, type Notice, scan } from '../workspace/scan';
import { readStaged, type StagedTexts } from '../workspace/staged';
import { type Io, UsageError } from './io';
import { progressLine } from './progress';

export interface LoadOptions {
  /** Files and folders, relative to the working folder; none means the whole of it. */
  readonly paths: readonly string[];
  readonly config?: string;
  /** Analyse what is staged in git in place of the working tree. */
  readonly staged?: boolean;
  readonly threads?: number;
}

export interface Loaded {
  readonly workspace: Workspace;
  readonly results: readonly FileResult[];
  readonly engine: Engine;
  readonly files: readonly string[];
  readonly notices: readonly Notice[];
  readonly bytes: number;
  readonly fileCount: number;
  readonly durationMs: number;
  /** The policy file has mistakes: they were printed, and the exit code must say so. */
  readonly policyBroken: boolean;
  /** Texts of staged files, by path; undefined without --staged. */
  readonly staged?: StagedTexts;
}

/** The engine under the team's policy and what other scanners were told. Mistakes are printed, one line each. */
export async function prepareEngine(io: Io, config?: string): Promise<Pick<Loaded, 'engine' | 'policyBroken'>> {
  const { policy, problems } = await loadPolicy(io.cwd, config, config !== undefined);
  for (const problem of problems) io.err(`nhi: ${problem}\n`);
  const { records, problems: notes } = loadForeign(io.cwd, policy);
  for (const note of notes) io.err(`nhi: ${note}\n`);
  const engine: Engine = {
    policy,
    key: randomBytes(32),
    today: new Date().toISOString().slice(0, 10),
    ...(records ? { foreign: records } : {}),
  };
  return { engine, policyBroken: problems.length > 0 };
}

/** Lists, reads and analyses what a command was asked about. Problems go to standard error, one line each. */
export async function load(io: Io, options: LoadOptions): Promise<Loaded> {
  const started = performance.now();
  // git answers while the policy is read.
  const [{ engine, policyBroken }, listed, staged] = await Promise.all([
    prepareEngine(io, options.config),
    collect(io, options.paths),
    options.staged ? readStaged(io.cwd) : undefined,
  ]);
  const ignored = ignoredBy(engine.policy);
  const files = listed.filter((file) => !ignored(file));
  const line = progressLine(io);
  const part = await scan(io.cwd, files, engine, {
    threads: options.threads ?? Math.min(2, availableParallelism()),
    ...(options.threads === undefined ? { helpFrom: HELP_FROM } : {}),
    ...(line ? { progress: line.update } : {}),
    ...(staged ? { override: (file: string) => staged.get(file) } : {}),
  });
  line?.clear();
  for (const { file, message } of part.notices) io.err(`nhi: ${file}: ${message}\n`);
  return {
    workspace: analyzeWorkspace(part.results, engine),
    results: part.results,
    engine,
    files,
    notices: part.notices,
    bytes: part.bytes,
    fileCount: part.files,
    durationMs: Math.round(performance.now() - started),
    policyBroken,
    ...(staged ? { staged } : {}),
  };
}

async function collect(io: Io, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return listFiles(io.cwd);
  const files = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(io.cwd, path);
    const kind = await kindOf(absolute);
    if (!kind) throw new UsageError(`${path}: no such file or folder`);
    if (kind === 'file') files.add(toSlashes(relative(io.cwd, absolute)));
    else for (const file of await listFiles(io.cwd, absolute)) files.add(file);
  }
  return [...files].sort();
}
