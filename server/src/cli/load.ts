import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { analyzeWorkspace, type Engine, type FileResult, type Workspace } from '../engine/analyze';
import { mayHoldPolicies } from '../engine/facts/host';
import { prepareFixes } from '../engine/fixes/prepare';
import { asksFor } from '../engine/graph/alone';
import { asksGit } from '../engine/policy/settle';
import { createAges, filesWithAges } from '../workspace/ages';
import { loadForeign } from '../workspace/foreign';
import { loadGrammar } from '../workspace/grammars';
import { kindOf, listFiles, toSlashes } from '../workspace/list';
import { ignoredBy, loadPolicy } from '../workspace/policy';
import { HELP_FROM, type Notice, type ScanPart, scan } from '../workspace/scan';
import { readStaged, type StagedTexts } from '../workspace/staged';
import { textsOf } from '../workspace/texts';
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
  const loaded = await (options.staged ? loadStaged(io, options, started) : loadTree(io, options, started));
  for (const { file, message } of loaded.notices) io.err(`nhi: ${file}: ${message}\n`);
  // Threads have read with grammars of their own.
  await prepareFixes(loaded.workspace.findings, loaded.workspace.graph, loadGrammar);
  return loaded;
}

/** As many threads as were asked for, at once; without that a second one, once there is enough to read. */
export function threading(threads: number | undefined): { readonly threads: number; readonly helpFrom?: number } {
  return threads === undefined ? { threads: Math.min(2, availableParallelism()), helpFrom: HELP_FROM } : { threads };
}

async function loadTree(io: Io, options: LoadOptions, started: number): Promise<Loaded> {
  // git answers while the policy is read.
  const [prepared, listed] = await Promise.all([prepareEngine(io, options.config), collect(io, options.paths)]);
  const ignored = ignoredBy(prepared.engine.policy);
  const files = listed.filter((file) => !ignored(file));
  const line = progressLine(io);
  const part = await scan(io.cwd, files, prepared.engine, {
    ...threading(options.threads),
    ...(line ? { progress: line.update } : {}),
  });
  line?.clear();
  const engine = await withAges(io, prepared.engine, part);
  return loadedOf({ ...prepared, engine, part, files, started });
}

/** What is staged, and as much of the rest as its findings can depend on: see asksFor. */
async function loadStaged(io: Io, { paths, config }: LoadOptions, started: number): Promise<Loaded> {
  const [prepared, staged] = await Promise.all([prepareEngine(io, config), readStaged(io.cwd)]);
  const ignored = ignoredBy(prepared.engine.policy);
  const chosen = await chooserOf(io, paths);
  const own = [...staged.keys()].filter((file) => chosen(file) && !ignored(file)).sort();
  const read = async (files: readonly string[]): Promise<Loaded> => {
    const part = await scan(io.cwd, files, prepared.engine, { threads: 1, override: (file) => staged.get(file) });
    const engine = await withAges(io, prepared.engine, part, staged);
    return { ...loadedOf({ ...prepared, engine, part, files, started }), staged };
  };
  const finds = ({ workspace }: Loaded) =>
    workspace.findings.some(({ span }) => staged.has(span.file)) ||
    workspace.suppressed.some(({ hit }) => staged.has(hit.span.file));

  const alone = await read(own);
  const asks = new Set(alone.results.map(({ facts }) => asksFor(facts)));
  const needsAll = finds(alone) || asks.has('all');
  if (!needsAll && !asks.has('policies')) return alone;
  const files = (await collect(io, paths)).filter((file) => !ignored(file));
  if (!needsAll) {
    const joined = await read(files.filter((file) => staged.has(file) || mayHoldPolicies(file)));
    if (!finds(joined)) return joined;
  }
  return read(files);
}

/** The engine with what git says of the credentials found, where a rule that is on asks for it. */
async function withAges(io: Io, engine: Engine, { results }: ScanPart, staged?: StagedTexts): Promise<Engine> {
  if (!asksGit(engine.policy)) return engine;
  const texts = textsOf(io.cwd, staged && ((file) => staged.get(file)));
  const ages = createAges(io.cwd, texts.read);
  await ages.prepare(filesWithAges(results));
  return { ...engine, ageOf: ages.ageOf };
}

type Part = Pick<Loaded, 'engine' | 'policyBroken' | 'files'> & { readonly part: ScanPart; readonly started: number };

function loadedOf({ engine, policyBroken, files, part, started }: Part): Loaded {
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
  };
}

/** Whether a path was asked about: one of these, or below one of these. */
async function chooserOf(io: Io, paths: readonly string[]): Promise<(file: string) => boolean> {
  if (paths.length === 0) return () => true;
  const asked: string[] = [];
  for (const path of paths) {
    await kindAt(io, path);
    asked.push(toSlashes(relative(io.cwd, resolve(io.cwd, path))));
  }
  return (file) => asked.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
}

async function collect(io: Io, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return listFiles(io.cwd);
  const files = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(io.cwd, path);
    if ((await kindAt(io, path)) === 'file') files.add(toSlashes(relative(io.cwd, absolute)));
    else for (const file of await listFiles(io.cwd, absolute)) files.add(file);
  }
  return [...files].sort();
}

async function kindAt(io: Io, path: string): Promise<'file' | 'folder'> {
  const kind = await kindOf(resolve(io.cwd, path));
  if (!kind) throw new UsageError(`${path}: no such file or folder`);
  return kind;
}
