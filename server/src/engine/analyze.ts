/** The front door of the engine: analyzeFile, analyzeWorkspace, fixesFor. Text in, plain data out. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { hostOf } from './facts/host';
import { extractors } from './facts/index';
import { emptyFacts, type Facts } from './facts/model';
import { buildGraph } from './graph/build';
import type { IdentityGraph } from './graph/model';
import type { Policy, Suppression } from './policy/model';
import { settle } from './policy/settle';
import { suppressionsIn } from './policy/suppress';
import type { Finding } from './rules/model';
import { type RawFinding, runFileRules, runGraphRules } from './rules/run';
import { triage } from './secrets/triage';

export interface SourceFile {
  /** Path relative to the workspace folder, forward slashes. */
  readonly file: string;
  readonly text: string;
}

export interface Engine {
  readonly policy: Policy;
  /** Fresh random bytes each run: equal secrets have equal fingerprints within the run and nowhere else. */
  readonly key: Uint8Array;
  /** `YYYY-MM-DD`, for suppressions that end; the engine has no clock of its own. */
  readonly today?: string;
}

export interface FileResult {
  readonly facts: Facts;
  readonly findings: readonly RawFinding[];
  readonly suppressions: readonly Suppression[];
}

export interface Workspace {
  readonly graph: IdentityGraph;
  readonly findings: readonly Finding[];
  readonly suppressed: number;
}

export function analyzeFile(source: SourceFile, engine: Engine): FileResult {
  const { marks } = triage(utf8ToBytes(source.text));
  const host = hostOf(source.file, marks);
  const facts = emptyFacts(source.file, host);
  const fingerprint = (value: string) => bytesToHex(hmac(sha256, engine.key, utf8ToBytes(value))).slice(0, 24);
  extractors[host]?.({ file: source.file, host, text: source.text, fingerprint, facts });
  return { facts, findings: runFileRules(facts), suppressions: suppressionsIn(source.text) };
}

export function analyzeWorkspace(results: readonly FileResult[], engine: Engine): Workspace {
  const graph = buildGraph(results.map((result) => result.facts));
  const raw = [...results.flatMap((result) => result.findings), ...runGraphRules(graph)];
  const suppressions = new Map(results.map((result) => [result.facts.file, result.suppressions]));
  const settled = settle(raw, engine.policy, (file) => suppressions.get(file) ?? [], engine.today);
  return { graph, ...settled };
}
