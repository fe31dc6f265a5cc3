/** A module as a new process would have it: tests share one copy of the engine, which remembers. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Exports of a copy of the module at `path` (from the root), in which nothing has run yet. */
export async function fresh<T>(path: string): Promise<T> {
  const { outputFiles } = await build({
    ...{ entryPoints: [path], bundle: true, write: false, platform: 'node', format: 'cjs', packages: 'external' },
    loader: { '.md': 'text', '.txt': 'text' },
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(
    module,
    module.exports,
    createRequire(join(process.cwd(), 'package.json')),
  );
  return module.exports as T;
}
