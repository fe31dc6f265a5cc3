// npm test: types, format and lint, unit tests, then the tests in a real VS Code. The last line is the sum of all tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const node = (...args) => [process.execPath, args];
const bin = (path) => `node_modules/${path}`;

/** `result` is the file that a stage with tests leaves; one without is a check that passes or fails as a whole. */
const STAGES = [
  { name: 'types', commands: [node(bin('typescript/bin/tsc'), '--noEmit')] },
  { name: 'format and lint', commands: [node(bin('@biomejs/biome/bin/biome'), 'check', '.')] },
  {
    name: 'unit tests',
    commands: [node('esbuild.js', '--tests'), node(bin('mocha/bin/mocha.js'), '--reporter', './test/support/reporter.mjs')],
    result: 'out/unit-result.json',
  },
  { name: 'tests in VS Code', commands: [node('test/vscode/run.mjs')], result: 'out/vscode-result.json' },
];

/** Runs the commands of a stage until one fails. Gives its counts; what fails without a failed test counts as one. */
function run({ commands, result }) {
  if (result) rmSync(result, { force: true });
  const ok = commands.every(([program, args]) => spawnSync(program, args, { stdio: 'inherit' }).status === 0);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (result && existsSync(result)) Object.assign(counts, JSON.parse(readFileSync(result, 'utf8')));
  const nothing = result !== undefined && counts.passed + counts.failed + counts.skipped === 0;
  if (nothing) console.error('No test ran.');
  if (counts.failed === 0 && (!ok || nothing)) counts.failed = 1;
  return counts;
}

const sum = { passed: 0, failed: 0, skipped: 0 };
const times = [];
for (const stage of STAGES) {
  console.log(`\n== ${stage.name}`);
  const started = performance.now();
  const counts = run(stage);
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  const verdict = counts.failed > 0 ? 'FAILED' : 'ok';
  times.push(`${stage.name.padEnd(18)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${verdict}`);
}
console.log(`\n${times.join('\n')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
