/** Runs mocha inside of the extension host. Only the result file is a verdict: a host that dies looks like a success. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { harness } from './record';

export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, ...(process.env.NHI_GREP ? { grep: process.env.NHI_GREP } : {}) });
  for (const name of readdirSync(__dirname).sort()) if (name.endsWith('.host.js')) mocha.addFile(join(__dirname, name));
  const tests: { title: string; ms?: number | undefined; error?: string; state: string }[] = [];
  const write = (done: boolean) => {
    const { loadMs, blockedMs, activateMs, firstDiagnosticsMs, treeMs, messages } = harness();
    const count = (state: string) => tests.filter((test) => test.state === state).length;
    const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
    const figures = { loadMs, blockedMs, activateMs, firstDiagnosticsMs, treeMs, messages };
    writeFileSync(process.env.NHI_RESULT ?? '', JSON.stringify({ done, ...counts, tests, figures }));
  };
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failed) => {
      write(true);
      if (failed > 0) reject(new Error(`${failed} failed`));
      else resolve();
    });
    // After each test, so that a host that dies leaves its last words.
    runner.on('test end', () => write(false));
    runner.on('pass', (test) => tests.push({ title: test.fullTitle(), ms: test.duration, state: 'passed' }));
    runner.on('pending', (test) => tests.push({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error) =>
      tests.push({ title: test.fullTitle(), state: 'failed', error: String(error.stack ?? error.message ?? error) }),
    );
  });
}
