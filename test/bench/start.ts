/** Time from starting the language server to the first diagnostics of an open document, and of a check of what is staged. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServer } from '../support/lsp-client';
import { copyShop, removeShop } from '../support/shop';

const RUNS = 7;

async function main(): Promise<void> {
  const folder = copyShop();
  const path = join(folder, 'infra/database.tf');
  const uri = pathToFileURL(path).toString();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const server = await startServer([folder], { pull: true });
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'terraform', version: 1, text: readFileSync(path, 'utf8') },
    });
    const { items } = await server.connection.sendRequest<{ items: unknown[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    if (items.length === 0) throw new Error('no diagnostics');
    times.push(performance.now() - start);
    await server.stop();
  }
  removeShop(folder);
  times.sort((a, b) => a - b);
  console.log(
    `first diagnostics after server start     median ${times[RUNS >> 1]?.toFixed(0)} ms, max ${times.at(-1)?.toFixed(0)} ms over ${RUNS} starts   (target 500)`,
  );
}

/** A whole `nhi check --staged` in a repository with one small change, beside a `node` that does nothing. */
function staged(): void {
  const folder = copyShop();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'all');
  writeFileSync(join(folder, 'sum.ts'), 'export function sum(a: number, b: number) {\n  return a + b;\n}\n');
  git('add', 'sum.ts');
  const check = time(folder, [resolve('dist/nhi.js'), 'check', '--staged']);
  const nothing = time(folder, ['-e', '0']);
  removeShop(folder);
  console.log(
    `nhi check --staged, one small change     median ${check.toFixed(0)} ms over ${RUNS} runs, of which node itself ${nothing.toFixed(0)} ms   (target 150)`,
  );
}

/** Median of the whole process, from start to end. */
function time(cwd: string, args: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd });
    if (status !== 0) throw new Error(`exit code ${status}`);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] as number;
}

main().then(staged);
