/** Reads versions of files: what the rules say of each about secrets. One thread's share of a search of the history. */
import { analyzeInspected, analyzeWorkspace, type Engine, inspectForSecrets, prepare, type Workspace } from '../engine/analyze';
import type { ForeignRecords } from '../engine/policy/foreign/model';
import { isAboutSecret } from '../engine/policy/suppress';
import { asUtf8, isBinary } from '../engine/syntax/decode';
import { loadGrammar } from './grammars';
import { type Repository, readBlobs, type Version } from './history-git';
import { ignoredBy } from './policy';

/** What a thread needs to read versions. */
export interface HistoryJob {
  readonly repo: Repository;
  readonly engine: Engine;
}

/** A value in a version, by its keyed hash; `by` says who silenced it there. */
export interface Held {
  readonly value: string;
  readonly id: string;
  readonly by?: string;
}

export interface HistoryPart {
  readonly held: readonly Held[];
  readonly versions: number;
  readonly bytes: number;
}

/** The reader of one thread. Each batch is answered by itself, so that it does not matter which thread read it. */
export function readerOf({ repo, engine }: HistoryJob): (batch: readonly Version[]) => Promise<HistoryPart> {
  const ignored = ignoredBy(engine.policy);
  const judging = { ...engine, ...foreignOf(engine, undefined) };
  const isWanted = ({ path }: Version) => path.startsWith(repo.prefix) && !ignored(path.slice(repo.prefix.length));
  return async (batch) => {
    const held: Held[] = [];
    let [versions, total] = [0, 0];
    for await (const { id, path, bytes } of readBlobs(repo, batch.filter(isWanted))) {
      versions++;
      total += bytes.length;
      const workspace = await secretsIn(path.slice(repo.prefix.length), bytes, judging);
      for (const { credential } of workspace?.findings ?? [])
        if (credential?.fingerprint) held.push({ value: credential.fingerprint, id });
      for (const { hit, by } of workspace?.suppressed ?? [])
        if (hit.credential?.fingerprint) held.push({ value: hit.credential.fingerprint, id, by });
    }
    return { held, versions, bytes: total };
  };
}

/** What the rules say of one version of a file; undefined for one without anything about a secret. */
export async function secretsIn(file: string, bytes: Uint8Array, engine: Engine): Promise<Workspace | undefined> {
  if (isBinary(bytes)) return undefined;
  const inspected = inspectForSecrets(file, asUtf8(bytes));
  const waiting = prepare(inspected, loadGrammar);
  if (waiting) await waiting;
  const result = analyzeInspected(inspected, engine);
  const findings = result.findings.filter(({ rule }) => isAboutSecret(rule));
  return findings.length > 0 ? analyzeWorkspace([{ ...result, findings }], engine) : undefined;
}

/** Records that name a commit count for that commit only; without one they count for none. */
export function foreignOf({ foreign }: Engine, commit: string | undefined): { foreign?: ForeignRecords } {
  if (!foreign) return {};
  const lines = [...foreign.lines].map(
    ([file, places]) => [file, places.filter((one) => !one.commit || commit?.startsWith(one.commit) === true)] as const,
  );
  return { foreign: { ...foreign, lines: new Map(lines) } };
}
