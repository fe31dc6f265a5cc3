import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  analyzeBinary,
  analyzeInspected,
  type Engine,
  type FileResult,
  inspect,
  isWorthKeeping,
  prepare,
} from '../engine/analyze';
import { asUtf8, isBinary } from '../engine/syntax/decode';
import { loadGrammar } from './grammars';
import { type ReadResult, readBytes } from './read';

/** A file that could not be analysed, in one line. */
export interface Notice {
  readonly file: string;
  readonly message: string;
}

export interface ScanPart {
  readonly results: FileResult[];
  readonly notices: Notice[];
  readonly files: number;
  readonly bytes: number;
}

/** Everything a thread needs to take part in a scan. `next` is the shared index of the next batch. */
export interface ScanJob {
  readonly root: string;
  readonly files: readonly string[];
  readonly engine: Engine;
  readonly next: Int32Array;
}

export interface ScanOptions {
  readonly threads: number;
  /** Bytes after which the other threads are started; at once when not given. */
  readonly helpFrom?: number;
  /** Called now and then with the number of files that were handed out. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Bytes that count in place of the file's own: what is staged, what an editor has unsaved. Needs one thread. */
  readonly override?: (file: string) => Uint8Array | undefined;
}

const BATCH = 64;

/** A second thread takes a while to start: one thread alone has read so many bytes by then. */
export const HELP_FROM = 16_000_000;

/** Analyses the files of `root`. Files without anything to say leave no result. Stops early when the signal says so. */
export async function scan(root: string, files: readonly string[], engine: Engine, options: ScanOptions): Promise<ScanPart> {
  const job: ScanJob = { root, files, engine, next: new Int32Array(new SharedArrayBuffer(4)) };
  const most = options.override ? 0 : options.threads - 1;
  const helpers: Promise<ScanPart>[] = [];
  const first = await takePart(job, options, (bytes) => {
    if (bytes >= (options.helpFrom ?? 0)) while (helpers.length < most) helpers.push(startWorker(job));
  });
  const parts = [first, ...(await Promise.all(helpers))];
  const results = parts.flatMap((part) => part.results);
  results.sort((a, b) => (a.facts.file < b.facts.file ? -1 : 1));
  const notices = parts.flatMap((part) => part.notices);
  notices.sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    results,
    notices,
    files: parts.reduce((sum, part) => sum + part.files, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  };
}

/** One thread's share: batches are taken from the shared index until none is left. `before` hears the bytes read so far. */
export async function takePart(
  job: ScanJob,
  options: Omit<ScanOptions, 'threads'> = {},
  before: (bytes: number) => void = () => {},
): Promise<ScanPart> {
  const part = { results: [] as FileResult[], notices: [] as Notice[], files: 0, bytes: 0 };
  for (;;) {
    before(part.bytes);
    const first = Atomics.add(job.next, 0, BATCH);
    if (first >= job.files.length || options.signal?.aborted) return part;
    const last = Math.min(first + BATCH, job.files.length);
    for (let i = first; i < last; i++) {
      const file = job.files[i] as string;
      const pending = scanFile(job, file, part, options.override?.(file));
      if (pending) await pending;
    }
    if (options.progress) {
      options.progress(last, job.files.length);
      // Lets timers and a cancel request through.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

type Part = { results: FileResult[]; notices: Notice[]; files: number; bytes: number };

/** Synchronous for all files but the first of each source language, whose grammar is loaded then. */
function scanFile(job: ScanJob, file: string, part: Part, override?: Uint8Array): Promise<void> | undefined {
  const read: ReadResult = override ? { kind: 'bytes', bytes: override } : readBytes(`${job.root}/${file}`);
  if (read.kind === 'problem') part.notices.push({ file, message: read.message });
  if (read.kind !== 'bytes') return undefined;
  part.files++;
  part.bytes += read.bytes.length;
  if (isBinary(read.bytes)) {
    const result = analyzeBinary(file, read.bytes);
    if (result) part.results.push(result);
    return undefined;
  }
  const inspected = inspect(file, asUtf8(read.bytes));
  const finish = () => {
    const result = analyzeInspected(inspected, job.engine);
    if (isWorthKeeping(result)) part.results.push(result);
  };
  const waiting = prepare(inspected, loadGrammar);
  // The shared read buffer is reused by the next file, but nothing else runs while this one waits.
  if (waiting) return waiting.then(finish);
  finish();
  return undefined;
}

function startWorker(job: ScanJob): Promise<ScanPart> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'worker.js'), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error('a scan thread ended early'));
    });
  });
}
