/** The front door of the engine: analyzeFile, analyzeWorkspace, fixesFor. Strings in, plain data out. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { hostOf } from './facts/host';
import { extractors } from './facts/index';
import { emptyFacts, type Facts } from './facts/model';
import { buildGraph } from './graph/build';
import type { IdentityGraph } from './graph/model';
import type { Policy } from './policy/model';
import type { Finding } from './rules/model';
import { type RawFinding, runFileRules, runGraphRules, settle } from './rules/run';
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
}

export interface FileResult {
  readonly facts: Facts;
  readonly findings: readonly RawFinding[];
}

export interface Workspace {
  readonly graph: IdentityGraph;
  readonly findings: readonly Finding[];
}

export function analyzeFile(source: SourceFile, engine: Engine): FileResult {
  const { marks } = triage(utf8ToBytes(source.text));
  const host = hostOf(source.file, marks);
  const facts = emptyFacts(source.file, host);
  const fingerprint = (value: string) => bytesToHex(hmac(sha256, engine.key, utf8ToBytes(value))).slice(0, 24);
  extractors[host]?.({ file: source.file, host, text: source.text, fingerprint, facts });
  return { facts, findings: runFileRules(facts) };
}

export function analyzeWorkspace(results: readonly FileResult[], engine: Engine): Workspace {
  const graph = buildGraph(results.map((result) => result.facts));
  const raw = [...results.flatMap((result) => result.findings), ...runGraphRules(graph)];
  return { graph, findings: settle(raw, engine.policy) };
}
