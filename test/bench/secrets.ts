/**
 * `npm run bench -- secrets TREE [hits]`: how fast a tree is searched for secrets: `nhi check` as a whole process with one and two
 * threads and its byte filter alone, against `cat` and `rg` of the same files and against other scanners, where they are installed
 * (on the PATH, or in the folder that NHI_SCANNERS names). With `hits` the needles of the filter that hit most often.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Target } from '../../server/src/engine/secrets/filter/needles';
import { triage } from '../../server/src/engine/secrets/filter/triage';
import { formats } from '../../server/src/engine/secrets/formats/index';
import { copyShop, filesUnder, removeShop } from '../support/shop';
import { medianRun, type Run, runOnce } from './process';
import { findProgram, quote, SCANNERS } from './scanners';

const RUNS = 5;
/** The others may take a hundred times longer. */
const SCANNER_TIMEOUT = 180_000;

const [given, list] = process.argv.slice(2);
const tree = given ?? copyShop();
const nhi = `${quote(process.execPath)} ${quote(resolve('dist/nhi.js'))} check --format json`;
const inGit = existsSync(join(tree, '.git'));
const names = inGit
  ? spawnSync('git', ['ls-files', '-z'], { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 })
      .stdout.split('\0')
      .filter((name) => name !== '' && existsSync(join(tree, name)))
      .map((name) => join(tree, name))
  : filesUnder(tree);

function readAll(): Uint8Array[] {
  return names.flatMap((name) => {
    try {
      return [readFileSync(name)];
    } catch {
      return [];
    }
  });
}

const contents = readAll();
const megabytes = contents.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6;
console.log(`${tree}: ${contents.length} files, ${megabytes.toFixed(1)} MB, ${formats.length} formats`);

const OURS: Readonly<Record<string, string>> = {
  'cat of the same files': `${inGit ? 'git ls-files -z' : 'find . -type f -print0'} | xargs -0 cat`,
  'rg, one literal, 1 thread': 'rg --hidden --no-messages -j1 -c AKIAIOSFODNN7 .',
  'rg, one literal, 2 threads': 'rg --hidden --no-messages -j2 -c AKIAIOSFODNN7 .',
  'nhi check, 1 thread': `${nhi} --threads 1`,
  'nhi check, 2 threads': `${nhi} --threads 2`,
};

function row(name: string, run: Run, cat: number): void {
  const cells = [
    `${run.timedOut ? '> ' : ''}${(run.ms / 1000).toFixed(2)} s`.padStart(11),
    `${(megabytes / (run.ms / 1000)).toFixed(1)} MB/s`.padStart(14),
    `${(run.ms / cat).toFixed(1)} × cat`.padStart(13),
    run.cpuMs === undefined ? '' : `cpu ${(run.cpuMs / 1000).toFixed(2)} s`.padStart(14),
    run.megabytes === undefined ? '' : `peak ${run.megabytes.toFixed(0)} MB`.padStart(14),
  ];
  console.log(`  ${name.padEnd(30)}${cells.join('')}`);
}

/** The filter over bytes in memory; the first rounds let the engine compile it. */
function filterAlone(): Run {
  const rounds: Run[] = [];
  for (let round = -2; round < RUNS; round++) {
    const start = performance.now();
    for (const bytes of contents) triage(bytes);
    if (round >= 0) rounds.push({ ms: performance.now() - start, timedOut: false });
  }
  return medianRun(rounds);
}
/** Which needles of the filter hit most often: each hit costs a second look. */
function printHits(): void {
  const counts = new Map<string, number>();
  const targets = new Map(Object.entries(Target).map(([name, target]) => [target as number, name]));
  for (const bytes of contents) {
    const { hits, words } = triage(bytes);
    for (const { format } of [...hits, ...words]) {
      const name = formats[format]?.id ?? targets.get(format) ?? 'other';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  console.log('hits of the filter');
  for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 40)) console.log(`  ${name.padEnd(40)}${count}`);
}
async function main(): Promise<void> {
  const runs = new Map<string, Run[]>();
  for (let run = -1; run < RUNS; run++) {
    for (const [name, command] of Object.entries(OURS)) {
      if (name.startsWith('rg') && !findProgram('rg')) continue;
      const one = await runOnce(command, tree, SCANNER_TIMEOUT);
      // The first round only warms the page cache.
      if (run >= 0) runs.set(name, [...(runs.get(name) ?? []), one]);
    }
  }
  const cat = medianRun(runs.get('cat of the same files') as Run[]).ms;
  console.log(`whole processes, medians of ${RUNS} in turn`);
  for (const [name, own] of runs) row(name, medianRun(own), cat);
  row('byte filter alone', filterAlone(), cat);
  console.log('other scanners, one run each');
  for (const { name, command } of SCANNERS) {
    const program = findProgram(name);
    if (program) row(name, await runOnce(command(quote(program)), tree, SCANNER_TIMEOUT), cat);
    else console.log(`  ${name.padEnd(30)}not installed`);
  }
  if (list === 'hits') printHits();
  if (given === undefined) removeShop(tree);
}

main();
