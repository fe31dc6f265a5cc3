/** Shares the versions of a history among threads. Git reads for every thread: only names go to it, only hashes come back. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Version } from './history-git';
import { type Held, type HistoryJob, type HistoryPart, readerOf } from './history-read';

/** The blobs that hold a value, and those in which it is silenced. */
export interface Holders {
  readonly blobs: string[];
  readonly silenced: { readonly id: string; readonly by: string }[];
}

export interface Seen {
  readonly values: Map<string, Holders>;
  readonly versions: number;
  readonly bytes: number;
}

interface Sharing {
  readonly threads: number;
  readonly helpFrom?: number;
  readonly progress?: (versions: number) => void;
}

/** Batches that wait at a thread, so that it has work while this one is busy with a batch of its own. */
const AHEAD = 2;

/** Reads all batches. What is told is in their order, whichever thread read them. */
export async function readVersions(
  job: HistoryJob,
  batches: AsyncIterable<readonly Version[]>,
  { threads, helpFrom = 0, progress }: Sharing,
): Promise<Seen> {
  const parts: HistoryPart[] = [];
  const helpers: Helper[] = [];
  const read = readerOf(job);
  const total = { versions: 0, bytes: 0 };
  const keep = (nth: number) => (part: HistoryPart) => {
    parts[nth] = part;
    total.versions += part.versions;
    total.bytes += part.bytes;
    progress?.(total.versions);
  };
  let nth = 0;
  try {
    for await (const batch of batches) {
      if (total.bytes >= helpFrom) while (helpers.length < threads - 1) helpers.push(new Helper(job));
      const helper = helpers.find(({ waiting }) => waiting.length < AHEAD);
      if (helper) helper.give(batch, keep(nth++));
      else keep(nth++)(await read(batch));
      for (const { failed } of helpers) if (failed) throw failed;
    }
    await Promise.all(helpers.map((helper) => helper.done()));
  } finally {
    await Promise.all(helpers.map((helper) => helper.worker.terminate()));
  }
  return { ...total, values: valuesOf(parts.flatMap(({ held }) => held)) };
}

function valuesOf(all: readonly Held[]): Map<string, Holders> {
  const values = new Map<string, Holders>();
  for (const { value, id, by } of all) {
    const known = values.get(value) ?? { blobs: [], silenced: [] };
    values.set(value, known);
    if (by === undefined) known.blobs.push(id);
    else known.silenced.push({ id, by });
  }
  return values;
}

/** A thread that answers batches in the order it was given them. */
class Helper {
  readonly worker: Worker;
  readonly waiting: ((part: HistoryPart) => void)[] = [];
  failed: Error | undefined;
  private whenIdle: (() => void) | undefined;

  constructor(job: HistoryJob) {
    this.worker = new Worker(join(__dirname, 'worker.js'), { workerData: job });
    this.worker.on('message', (part: HistoryPart) => {
      this.waiting.shift()?.(part);
      if (this.waiting.length === 0) this.whenIdle?.();
    });
    const fail = (error: Error) => {
      this.failed ??= error;
      this.whenIdle?.();
    };
    this.worker.on('error', fail);
    this.worker.on('exit', () => fail(new Error('a thread ended early')));
  }

  give(batch: readonly Version[], then: (part: HistoryPart) => void): void {
    this.waiting.push(then);
    this.worker.postMessage(batch);
  }

  async done(): Promise<void> {
    if (this.waiting.length > 0 && !this.failed) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    if (this.failed) throw this.failed;
  }
}
