/** The engine stays pure, imports run one way, and the engine bundles for a browser. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { filesUnder } from '../support/shop';

const SERVER = 'server/src';

/** Rooms from left to right of the pipeline. A file may import from its own room and from any to the left of it. */
const ORDER = [
  'syntax',
  'secrets',
  'iam',
  'facts',
  'graph',
  'rules',
  'fixes',
  'policy',
  'analyze',
  'fix-all',
  'inventory',
  'map',
  'workspace',
  'lsp',
  'cli',
];

/** secrets and iam stand side by side: neither knows the other. */
const APART: readonly (readonly [string, string])[] = [
  ['iam', 'secrets'],
  ['lsp', 'cli'],
];

const PURE_PACKAGES = new Set(['yaml', 'jsonc-parser', 'web-tree-sitter', '@noble/hashes', 'ignore', 'd3-force']);

/** Modules of the map that draw it. */
const PICTURE = /\/server\/src\/engine\/map\/(?:around|columns|layout|model|style|svg|words|legend|neighbours)$/;

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|(?:import|require)\('([^']+)'\)|(?:^|\n)import\s*'([^']+)'/g,
  );
  return [...found].map((match) => ({ file, target: match[1] ?? match[2] ?? match[3] ?? '' }));
}

function roomOf(file: string): string {
  const inside = relative(SERVER, file).replace(/^engine\//, '');
  return (inside.split('/')[0] ?? '').replace(/\.ts$/, '');
}

const sources = filesUnder(SERVER).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('/fixtures/'),
);
const imports = sources.flatMap(importsOf);

describe('law: one pipeline', () => {
  it('reads the imports of all source files', () => {
    assert.ok(sources.length > 100, `${sources.length} files`);
    assert.ok(imports.length > 300, `${imports.length} imports`);
  });

  it('the engine imports no platform and only packages that are pure', () => {
    const bad = imports.filter(({ file, target }) => {
      if (!file.startsWith('server/src/engine/') || target.startsWith('.')) return false;
      const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
      return !PURE_PACKAGES.has(name);
    });
    assert.deepEqual(bad, []);
  });

  it('the engine names no clock, randomness, process or console', () => {
    const words =
      /\b(?:Date\.now|new Date\(|Math\.random|performance\.now|process\.(?:env|argv|cwd|exit)|console\.(?:log|error|warn)|globalThis\.|Buffer\.)/;
    const bad = sources.filter((file) => {
      if (!file.startsWith('server/src/engine/')) return false;
      // Names in strings and comments are data: call shapes of other programs.
      const code = readFileSync(file, 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
        .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
        .replace(/\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g, "''");
      return words.test(code);
    });
    assert.deepEqual(bad, []);
  });

  it('arrows run one way', () => {
    const bad = imports.filter(({ file, target }) => {
      if (!target.startsWith('.')) return false;
      const resolved = relative('.', join(dirname(file), target));
      if (!resolved.startsWith(SERVER)) return !resolved.startsWith('package.json');
      const [from, to] = [roomOf(file), roomOf(resolved)];
      if (to === 'version' || to === 'assets') return false;
      const apart = APART.some(([a, b]) => (from === a && to === b) || (from === b && to === a));
      return apart || ORDER.indexOf(to) > ORDER.indexOf(from);
    });
    assert.deepEqual(bad, []);
  });

  it('every room is known to this test', () => {
    const rooms = new Set(sources.map(roomOf));
    assert.deepEqual([...rooms].filter((room) => !ORDER.includes(room) && room !== 'version').sort(), []);
  });

  it('the client knows only the protocol', () => {
    const client = filesUnder('client/src').filter((file) => file.endsWith('.ts'));
    assert.ok(client.length >= 4);
    const bad = client
      .flatMap(importsOf)
      .filter(({ target }) => target.includes('server/') && !target.endsWith('server/src/lsp/protocol'))
      // What runs in the page of the map draws it: the pure picture, nothing that knows a workspace.
      .filter(({ file, target }) => !(file.startsWith('client/src/webview/') && PICTURE.test(target)));
    assert.deepEqual(bad, []);
  });

  it('the engine bundles for a browser', async () => {
    const result = await build({
      entryPoints: ['server/src/engine/analyze.ts'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      loader: { '.md': 'text', '.txt': 'text' },
      // Both names stand in web-tree-sitter behind a test for Node.
      external: ['fs/promises', 'module'],
      logLevel: 'silent',
    });
    assert.equal(result.errors.length, 0);
    assert.ok((result.outputFiles[0]?.contents.length ?? 0) > 100_000);
  });
});
