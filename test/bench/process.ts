/** Whole processes, timed from outside. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Run {
  readonly ms: number;
  /** Processor time of all threads. */
  readonly cpuMs?: number;
  /** The largest resident set, where GNU time is installed. */
  readonly megabytes?: number;
  readonly timedOut: boolean;
}

const TIME = '/usr/bin/time';

/** Runs a shell command in a folder with its output thrown away. At the time limit it and all it started are ended. */
export async function runOnce(command: string, cwd: string, timeoutMs: number): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-bench-'));
  const figures = join(folder, 'figures');
  const shell = ['sh', '-c', `${command} > /dev/null 2>&1; true`];
  const [program, ...args] = existsSync(TIME) ? [TIME, '-q', '-f', '%M %U %S', '-o', figures, ...shell] : shell;
  const start = performance.now();
  const timedOut = await new Promise<boolean>((resolve, reject) => {
    // Detached: a process group of its own, which can be ended as a whole.
    const child = spawn(program as string, args, { cwd, detached: true, stdio: 'ignore' });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, timeoutMs);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(late);
    });
  });
  const ms = performance.now() - start;
  const [kilobytes, user, system] = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split(' ').map(Number) : [];
  rmSync(folder, { recursive: true, force: true });
  return { ms, timedOut, ...(kilobytes ? { megabytes: kilobytes / 1024, cpuMs: ((user ?? 0) + (system ?? 0)) * 1000 } : {}) };
}

/** The run in the middle by wall time. */
export function medianRun(runs: readonly Run[]): Run {
  return [...runs].sort((a, b) => a.ms - b.ms)[runs.length >> 1] as Run;
}
