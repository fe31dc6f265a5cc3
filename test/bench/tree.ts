/** `nhi check` of a whole tree against `cat` and `rg` of the same files: medians of runs in turn, so that a noisy minute hits all. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { copyShop, removeShop } from '../support/shop';

const RUNS = 5;

const given = process.argv[2];
const tree = given ?? copyShop();
const nhi = resolve('dist/nhi.js');
const quote = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;
const list = existsSync(`${tree}/.git`) ? 'git ls-files -z' : 'find . -type f -print0';

const COMMANDS: Readonly<Record<string, string>> = {
  'cat of the same files': `${list} | xargs -0 cat > /dev/null 2>&1; true`,
  'rg, one literal, 1 thread': 'rg --hidden --no-messages -j1 -c AKIAIOSFODNN7 . > /dev/null; true',
  'rg, one literal, 2 threads': 'rg --hidden --no-messages -j2 -c AKIAIOSFODNN7 . > /dev/null; true',
  'nhi check, 1 thread': `${quote(process.execPath)} ${quote(nhi)} check --threads 1 --format json > /dev/null; true`,
  'nhi check, 2 threads': `${quote(process.execPath)} ${quote(nhi)} check --threads 2 --format json > /dev/null; true`,
};

const hasRg = spawnSync('rg', ['--version']).status === 0;
const names = Object.keys(COMMANDS).filter((name) => hasRg || !name.startsWith('rg'));
const times = new Map<string, number[]>(names.map((name) => [name, []]));
for (let run = -1; run < RUNS; run++) {
  for (const name of names) {
    const start = performance.now();
    spawnSync('sh', ['-c', COMMANDS[name] as string], { cwd: tree });
    if (run >= 0) times.get(name)?.push(performance.now() - start);
  }
}
const median = (name: string): number => (times.get(name) ?? []).sort((a, b) => a - b)[RUNS >> 1] ?? 0;
const report = JSON.parse(
  spawnSync(process.execPath, [nhi, 'check', '--format', 'json'], { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 30 }).stdout,
);
console.log(
  `whole tree: ${report.summary.files} files, ${(report.summary.bytes / 1e6).toFixed(1)} MB, ${report.findings.length} findings; medians of ${RUNS} whole processes in turn`,
);
for (const name of names) {
  const target =
    name.endsWith('1 thread') && name.startsWith('nhi') ? '   (target 2.0)' : name.startsWith('nhi') ? '   (target 1.5)' : '';
  console.log(
    `  ${name.padEnd(38)} ${median(name).toFixed(0).padStart(7)} ms   ${(median(name) / median('cat of the same files')).toFixed(2)} × cat${target}`,
  );
}
if (!hasRg) console.log('  rg is not installed: not compared');
if (given === undefined) removeShop(tree);
