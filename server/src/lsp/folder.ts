import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { URI } from 'vscode-uri';
import {
  analyzeInspected,
  analyzeWorkspace,
  bestFix,
  type Engine,
  type FileResult,
  fixesFor,
  inspect,
  isWorthKeeping,
  prepare,
  type Workspace,
} from '../engine/analyze';
import { type Chain, type Choice, fixAll } from '../engine/fix-all';
import type { Fix, FixContext, VaultId } from '../engine/fixes/model';
import { prepareFixes } from '../engine/fixes/prepare';
import { DEFAULT_POLICY } from '../engine/policy/model';
import type { Finding } from '../engine/rules/model';
import { asUtf8, decode, isBinary } from '../engine/syntax/decode';
import { type LineStarts, lineStarts } from '../engine/syntax/lines';
import { loadForeign } from '../workspace/foreign';
import { loadGrammar } from '../workspace/grammars';
import { listFiles } from '../workspace/list';
import { ignoredBy, loadPolicy } from '../workspace/policy';
import { readBytes } from '../workspace/read';
import { type Notice, type ScanOptions, scan } from '../workspace/scan';

/** One workspace folder under analysis: its policy, its files' results, and what the editor has open in it. */
export interface Folder {
  readonly uri: string;
  /** No folder of the workspace: holds only documents the editor has open, and is never scanned. */
  readonly alone: boolean;
  readonly root: string;
  readonly name: string;
  engine: Engine;
  /** Paths that count: listed by git and not left out by the policy. Undefined until the first listing. */
  files: Set<string> | undefined;
  readonly results: Map<string, FileResult>;
  /** Where lines begin, of files whose places were asked for; kept until the text changes. */
  readonly lines: Map<string, LineStarts>;
  /** Unsaved and open texts by path. */
  readonly open: Map<string, string>;
  notices: readonly Notice[];
  policyProblems: readonly string[];
  /** The user's choice, before the team's. */
  vault: VaultId | undefined;
  /** The joined workspace, dropped at every change and made again when asked for. */
  joined: Workspace | undefined;
}

export function createFolder(uri: string, alone = false): Folder {
  const root = URI.parse(uri).fsPath;
  return {
    uri,
    alone,
    root,
    name: basename(root),
    engine: { policy: DEFAULT_POLICY, key: randomBytes(32), today: today() },
    files: undefined,
    results: new Map(),
    lines: new Map(),
    open: new Map(),
    notices: [],
    policyProblems: [],
    vault: undefined,
    joined: undefined,
  };
}

/** The path of a document inside the folder; undefined when it lies outside. */
export function pathIn(folder: Folder, uri: string): string | undefined {
  const prefix = folder.uri.endsWith('/') ? folder.uri : `${folder.uri}/`;
  const normal = URI.parse(uri).toString();
  return normal.startsWith(prefix) ? decodeURIComponent(normal.slice(prefix.length)) : undefined;
}

export function uriOf(folder: Folder, file: string): string {
  return `${folder.uri.replace(/\/$/, '')}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** Lists and analyses the whole folder. Open documents count as the editor shows them. */
export async function scanFolder(folder: Folder, options: Omit<ScanOptions, 'threads' | 'override'>): Promise<void> {
  await readPolicy(folder);
  await relist(folder);
  const encoder = new TextEncoder();
  const part = await scan(folder.root, [...(folder.files ?? [])], folder.engine, {
    ...options,
    threads: 1,
    override: (file) => {
      const text = folder.open.get(file);
      return text === undefined ? undefined : encoder.encode(text);
    },
  });
  if (options.signal?.aborted) return;
  folder.notices = part.notices;
  folder.results.clear();
  folder.lines.clear();
  for (const result of part.results) folder.results.set(result.facts.file, result);
  folder.joined = undefined;
}

export async function readPolicy(folder: Folder): Promise<void> {
  const { policy, problems } = await loadPolicy(folder.root);
  const { records, problems: notes } = loadForeign(folder.root, policy);
  const { foreign: _, ...engine } = folder.engine;
  folder.engine = { ...engine, policy, ...(records ? { foreign: records } : {}) };
  folder.policyProblems = [...problems, ...notes];
}

/** Asks again which files count: cheap, and the only thing that runs git. */
export async function relist(folder: Folder): Promise<void> {
  const ignored = ignoredBy(folder.engine.policy);
  folder.files = new Set((await listFiles(folder.root)).filter((file) => !ignored(file)));
  for (const file of folder.results.keys()) if (!folder.files.has(file)) folder.results.delete(file);
  folder.joined = undefined;
}

/** Analyses one file as it is now: the editor's text if it is open, else the disk. A file that is gone loses its result. */
export async function updateFile(folder: Folder, file: string): Promise<void> {
  const text = folder.open.get(file);
  const onDisk = () => (folder.alone ? undefined : readFileBytes(folder, file));
  const bytes = text === undefined ? onDisk() : new TextEncoder().encode(text);
  folder.joined = undefined;
  folder.lines.delete(file);
  if (!bytes || isBinary(bytes)) {
    folder.results.delete(file);
    return;
  }
  const inspected = inspect(file, bytes, text);
  await prepare(inspected, loadGrammar);
  // While a grammar was loading the document may have changed: the later call has the word.
  if (folder.open.get(file) !== text) return;
  const result = analyzeInspected(inspected, folder.engine);
  if (isWorthKeeping(result)) folder.results.set(file, result);
  else folder.results.delete(file);
  folder.joined = undefined;
}

function readFileBytes(folder: Folder, file: string): Uint8Array | undefined {
  const read = readBytes(join(folder.root, file));
  return read.kind === 'bytes' ? asUtf8(read.bytes) : undefined;
}

export function workspaceOf(folder: Folder): Workspace {
  // A server runs for days, and what is valid today may have expired tomorrow.
  if (!folder.joined) folder.engine = { ...folder.engine, today: today() };
  folder.joined ??= analyzeWorkspace([...folder.results.values()], folder.engine);
  return folder.joined;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export function findingsIn(folder: Folder, file: string): readonly Finding[] {
  return findingsByFile(folder).get(file) ?? [];
}

const grouped = new WeakMap<Workspace, ReadonlyMap<string, readonly Finding[]>>();

/** The findings of each file that has some: sorted out once for every state of the workspace, not once for every file. */
export function findingsByFile(folder: Folder): ReadonlyMap<string, readonly Finding[]> {
  const workspace = workspaceOf(folder);
  const known = grouped.get(workspace);
  if (known) return known;
  const groups = new Map<string, Finding[]>();
  for (const finding of workspace.findings) {
    const group = groups.get(finding.span.file);
    if (group) group.push(finding);
    else groups.set(finding.span.file, [finding]);
  }
  grouped.set(workspace, groups);
  return groups;
}

/** Where the lines of a file begin, as the user sees it. */
export function linesIn(folder: Folder, file: string): LineStarts {
  const lines = folder.lines.get(file) ?? lineStarts(textIn(folder, file) ?? '');
  folder.lines.set(file, lines);
  return lines;
}

/** The text of a file as the user sees it. */
export function textIn(folder: Folder, file: string): string | undefined {
  const text = folder.open.get(file);
  if (text !== undefined) return text;
  const bytes = readFileBytes(folder, file);
  return bytes && !isBinary(bytes) ? decode(bytes).text : undefined;
}

/** The fixes of a finding, best first; `all` brings in the vaults that nothing speaks for. `prepare` comes before. */
export function fixesIn(folder: Folder, finding: Finding, offer?: 'all'): Fix[] {
  return fixesFor(finding, { ...situationIn(folder), graph: workspaceOf(folder).graph, ...(offer ? { offer } : {}) });
}

/** The best of them. */
export function bestFixIn(folder: Folder, finding: Finding): Fix | undefined {
  return bestFix(finding, { ...situationIn(folder), graph: workspaceOf(folder).graph });
}

/** A chain of fixes as one. `prepare` comes before, for every finding that the choice wants. */
export function fixAllIn(folder: Folder, choice: Choice): Chain {
  const results = [...folder.results.values()];
  return fixAll({ ...situationIn(folder), results, workspace: workspaceOf(folder), engine: folder.engine }, choice);
}

/** Loads what the fixes of these findings need to read their files. */
export async function prepareIn(folder: Folder, findings: readonly Finding[]): Promise<void> {
  await prepareFixes(findings, workspaceOf(folder).graph, loadGrammar);
}

type Situation = Pick<FixContext, 'read' | 'files' | 'tolerant'>;

/** What fixes read is the same for every state of the workspace, so that what they remember of it holds from one request to the next. */
const situations = new WeakMap<Workspace, Situation>();

function situationIn(folder: Folder): Situation & Pick<FixContext, 'vault'> {
  const workspace = workspaceOf(folder);
  const known: Situation = situations.get(workspace) ?? {
    read: (file) => textIn(folder, file),
    files: [...(folder.files ?? [])],
    tolerant: true,
  };
  situations.set(workspace, known);
  const vault = folder.vault ?? folder.engine.policy.vault;
  return vault ? { ...known, vault } : known;
}
