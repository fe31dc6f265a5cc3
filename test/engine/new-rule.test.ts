/** `npm run rule`: what it makes compiles, is listed in order, and is red until somebody writes it. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const INDEX = 'server/src/engine/rules/index.ts';

describe('a new rule', () => {
  let folder: string;
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [resolve('test/support/new-rule.mjs'), ...args], { cwd: folder, encoding: 'utf8' });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-rule-'));
    mkdirSync(join(folder, 'server/src'), { recursive: true });
    cpSync('server/src/engine', join(folder, 'server/src/engine'), { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has its files and its line among the others', async () => {
    const { status, stdout, stderr } = run('k8s-made-up', 'Something that nobody does');
    assert.equal(status, 0, stderr);
    assert.equal(stdout.split('\n').filter((line) => line.includes('k8s-made-up/')).length, 4);
    const rule = join(folder, 'server/src/engine/rules/k8s-made-up');
    assert.deepEqual(readdirSync(rule).sort(), ['doc.md', 'fixtures', 'rule.ts']);
    assert.deepEqual(readdirSync(join(rule, 'fixtures')), ['bad-first.yaml', 'good-near-miss.yaml']);
    const before = readFileSync(INDEX, 'utf8').split('\n');
    const added = readFileSync(join(folder, INDEX), 'utf8')
      .split('\n')
      .filter((line) => !before.includes(line));
    assert.deepEqual(added, ["import { rule as k8sMadeUp } from './k8s-made-up/rule';", '  k8sMadeUp,']);
    const { outputFiles } = await build({
      entryPoints: [join(folder, INDEX)],
      bundle: true,
      write: false,
      platform: 'node',
      packages: 'external',
      loader: { '.md': 'text', '.txt': 'text' },
    });
    assert.ok(outputFiles[0]?.text.includes('k8s-made-up'));
  });

  it('says what to do where it cannot be made', () => {
    for (const [args, message] of [
      [['k8s-made-up', 'Again'], 'is there already'],
      [['nobody-knows', 'A title'], 'an id begins with one of'],
      [['k8s-Upper', 'A title'], 'an id begins with one of'],
      [['k8s-no-title'], 'say in one line'],
    ] as const) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2);
      assert.ok(stderr.includes(message), stderr);
    }
  });
});
