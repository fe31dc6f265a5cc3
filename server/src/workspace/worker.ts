import { parentPort, workerData } from 'node:worker_threads';
import type { Version } from './history-git';
import { type HistoryJob, readerOf } from './history-read';
import { type ScanJob, takePart } from './scan';

const job = workerData as ScanJob | HistoryJob;

if ('repo' in job) {
  const read = readerOf(job);
  // One batch after the other: git reads for one of them.
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (batch: readonly Version[]) => {
    last = last.then(async () => parentPort?.postMessage(await read(batch)));
  });
} else takePart(job).then((part) => parentPort?.postMessage(part));
