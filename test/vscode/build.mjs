// Bundles the in-host tests into an otherwise empty extension, so that what is tested is the installed package.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const SOURCE = 'test/vscode/host';

/** Gives the folder of the harness extension, the path of its test runner, and what is loaded before the extension host. It lies below the repository: mocha is found there. */
export async function buildHarness() {
  const folder = resolve('out/vscode/harness');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tests = readdirSync(SOURCE).filter((name) => name.endsWith('.host.ts'));
  await build({
    entryPoints: ['hook.ts', 'run.ts', ...tests].map((name) => join(SOURCE, name)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text', '.txt': 'text' },
    sourcemap: 'inline',
    external: ['vscode', 'mocha', 'esbuild'],
    logLevel: 'warning',
  });
  const manifest = {
    name: 'nhi-harness',
    publisher: 'nhi-hygiene-test',
    version: '0.0.1',
    engines: { vscode: '^1.91.0' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  return { folder, runner: join(folder, 'run.js'), hook: join(folder, 'hook.js') };
}
