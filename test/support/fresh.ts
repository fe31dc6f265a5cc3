/** A module as a new process would have it: tests share one copy of the engine, which remembers. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

const bundles = new Map<string, Promise<string>>();

async function bundled(path: string): Promise<string> {
  const { outputFiles } = await build({
    ...{
      entryPoints: [path],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'error',
    },
    loader: { '.md': 'text', '.txt': 'text' },
  });
  return outputFiles[0]?.text ?? '';
}

/** Exports of a copy of the module at `path` (from the root), in which nothing has run yet. */
export async function fresh<T>(path: string): Promise<T> {
  const text = bundles.get(path) ?? bundled(path);
  bundles.set(path, text);
  const module = { exports: {} };
  const require = createRequire(join(process.cwd(), 'package.json'));
  new Function('module', 'exports', 'require', await text)(module, module.exports, require);
  return module.exports as T;
}
