import { relative, resolve } from 'node:path';
import { buildGraph } from '../engine/graph/build';
import { HistoryError, searchHistory } from '../workspace/history';
import { toSlashes } from '../workspace/list';
import { type Io, UsageError } from './io';
import { prepareEngine, threading } from './load';
import { progressLine } from './progress';
import type { Checked } from './report';
import { countBy, countSeverities } from './reporting';

export interface HistoryRequest {
  readonly paths: readonly string[];
  readonly since?: string | undefined;
  readonly config?: string | undefined;
  readonly threads?: number | undefined;
}

/** `nhi check --history`: the same report, about every commit in place of the files of today. */
export async function checkHistory(io: Io, { paths, since, config, threads }: HistoryRequest): Promise<Checked> {
  const started = performance.now();
  const { engine, policyBroken } = await prepareEngine(io, config);
  const line = progressLine(io, 'versions of files');
  const history = await searchHistory(io.cwd, engine, {
    paths: paths.map((path) => toSlashes(relative(io.cwd, resolve(io.cwd, path))) || '.'),
    ...(since === undefined ? {} : { since }),
    ...threading(threads),
    ...(line ? { progress: line.update } : {}),
  })
    .catch((error: Error) => {
      throw error instanceof HistoryError ? new UsageError(error.message) : error;
    })
    .finally(() => line?.clear());
  for (const note of history.notes) io.err(`nhi: ${note}\n`);
  const nowhere = { line: 1, column: 1 };
  return {
    report: {
      findings: history.findings.map((past) => ({ ...past, fixes: [], best: undefined })),
      unresolved: [],
      graph: buildGraph([]),
      summary: {
        files: history.versions,
        commits: history.commits,
        bytes: history.bytes,
        durationMs: Math.round(performance.now() - started),
        suppressed: history.suppressedBy.length,
        suppressedBy: countBy(history.suppressedBy),
        bySeverity: countSeverities(history.findings.map(({ finding }) => finding)),
      },
      place: () => ({ start: nowhere, end: nowhere }),
      printable: () => false,
    },
    policy: engine.policy,
    // A history that was not read whole is no clean one: the exit code is that of an error.
    policyBroken: policyBroken || history.broken,
  };
}
