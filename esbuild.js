// Bundles the extension, the language server, the command line and its worker; with --tests also every test file.
const { build } = require('esbuild');
const { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const tests = process.argv.includes('--tests');
const only = process.argv.filter((argument) => argument.endsWith('.test.ts'));

/** Settings every bundle shares. jsonc-parser's UMD entry hides its requires, so `module` comes first. */
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  loader: { '.md': 'text', '.txt': 'text' },
  // The ESM entry of web-tree-sitter needs import.meta.url, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter').replace(/\.js$/, '.cjs') },
  logLevel: 'warning',
};

/**
 * The byte filter looks for thousands of needles. What they are is known when the product is built, so that a start does not
 * have to work it out: the module is run here, and its text stands in the bundles.
 */
const packedNeedles = {
  name: 'packed-needles',
  setup({ onLoad }) {
    let made;
    onLoad({ filter: /[\\/]engine[\\/]secrets[\\/]filter[\\/]packed\.ts$/ }, async ({ path }) => {
      made ??= build({ ...shared, entryPoints: [path], write: false });
      const bundle = { exports: {} };
      new Function('module', 'exports', (await made).outputFiles[0].text)(bundle, bundle.exports);
      return { contents: `export const PACKED = ${JSON.stringify(bundle.exports.PACKED)};` };
    });
  },
};

/** Parts that stand beside the bundles and not in each: most runs of the command line need none of them. */
const APART = {
  yaml: { filter: /^yaml$/, module: 'yaml' },
  'tree-sitter': { filter: /^web-tree-sitter$/, module: 'web-tree-sitter' },
  'iam-actions': { filter: /\/actions\.generated\.txt$/, module: './server/src/engine/iam/table/actions.generated.txt' },
  'iam-conditions': { filter: /\/conditions\.generated\.txt$/, module: './server/src/engine/iam/table/conditions.generated.txt' },
};

const apart = {
  name: 'apart',
  setup({ onResolve }) {
    for (const [name, { filter }] of Object.entries(APART))
      onResolve({ filter }, () => ({ path: `./${name}.js`, external: true }));
  },
};

const ENGINE = join(__dirname, 'server/src/engine/');

/**
 * The engine is in the package once: the server, the command line and its threads ask one bundle for its modules, each under its path.
 * `used` is filled with those that they ask for.
 */
const engineApart = (used) => ({
  name: 'engine-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/engine\// }, ({ path, importer, resolveDir }) => {
      if (importer.startsWith(ENGINE)) return undefined;
      const name = join(resolveDir, path).slice(ENGINE.length);
      used.add(name);
      return { path: name, namespace: 'engine' };
    });
    onLoad({ filter: /.*/, namespace: 'engine' }, ({ path }) => ({
      contents: `module.exports = require('./engine.js')[${JSON.stringify(path)}];`,
    }));
    onResolve({ filter: /^\.\/engine\.js$/, namespace: 'engine' }, ({ path }) => ({ path, external: true }));
  },
});

const GRAMMARS = [
  ...['typescript', 'tsx', 'javascript', 'python', 'go', 'java'],
  ...['c-sharp', 'ruby', 'php', 'rust', 'bash', 'powershell'],
];

function listTests(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

async function bundles() {
  const entries = {
    extension: 'client/src/extension.ts',
    server: 'server/src/lsp/main.ts',
    nhi: 'server/src/cli/main.ts',
    worker: 'server/src/workspace/worker.ts',
  };
  const present = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
  const shipped = {
    ...shared,
    metafile: true,
    minify: true,
    sourcemap: false,
    external: ['vscode'],
    // A part is CommonJS: the loader of ES modules would not know its names, and takes longer.
    supported: { 'dynamic-import': false },
  };
  const used = new Set();
  const { metafile } = await build({ ...shipped, entryPoints: present, outdir: 'dist', plugins: [engineApart(used), apart] });
  const names = [...used].sort().map((name) => `export * as ${JSON.stringify(name)} from ${JSON.stringify(ENGINE + name)};`);
  const stdin = { contents: names.join('\n'), resolveDir: __dirname };
  const engine = await build({ ...shipped, stdin, outfile: 'dist/engine.js', plugins: [packedNeedles, apart] });
  Object.assign(metafile.outputs, engine.metafile.outputs);
  for (const [name, { module }] of Object.entries(APART)) {
    const stdin = { contents: `module.exports = require('${module}');`, resolveDir: __dirname };
    const part = await build({ ...shared, stdin, outfile: `dist/${name}.js`, minify: true, metafile: true });
    Object.assign(metafile.outputs, part.metafile.outputs);
  }
  // The page of the map runs in a browser, the editor's or the reader's.
  const page = await build({
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { map: 'client/src/webview/map.ts' },
    outdir: 'dist',
    minify: true,
    metafile: true,
  });
  Object.assign(metafile.outputs, page.metafile.outputs);
  mkdirSync('dist/grammars', { recursive: true });
  for (const name of GRAMMARS) {
    cpSync(`node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`, `dist/grammars/${name}.wasm`);
  }
  cpSync('node_modules/@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm', 'dist/grammars/kotlin.wasm');
  cpSync(join(require.resolve('web-tree-sitter'), '../web-tree-sitter.wasm'), 'dist/grammars/tree-sitter.wasm');
  const { notices } = await import('./test/support/notices.mjs');
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile));
}

async function testBundles() {
  if (only.length === 0) rmSync('out/test', { recursive: true, force: true });
  await build({
    ...shared,
    entryPoints: only.length > 0 ? only : listTests('test'),
    outbase: 'test',
    outdir: 'out/test',
    // What tests share is written once: each with its own copy of the engine was two gigabytes.
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'shared/[hash]',
    // The engine loads its large parts with `require`.
    banner: { js: "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);" },
    sourcemap: true,
    packages: 'external',
    alias: {},
    external: ['vscode'],
  });
}

/** What scripts that are not tests need: the sample workspace with its placeholders filled, the generated documentation. */
async function supportBundle() {
  await build({
    ...shared,
    entryPoints: ['shop', 'generate-docs', 'first-offers'].map((name) => `test/support/${name}.ts`),
    outdir: 'out/support',
  });
}

async function main() {
  if (only.length === 0) await bundles();
  if (process.argv.includes('--support')) await supportBundle();
  if (tests) await testBundles();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
