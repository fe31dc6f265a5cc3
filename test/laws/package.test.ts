/** What is shipped: exactly the files it needs, small, nothing of the tests, and only licences that allow it. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { filesUnder } from '../support/shop';

const GRAMMARS = [
  ...['go', 'java', 'javascript', 'python', 'tree-sitter', 'tsx', 'typescript'],
  ...['bash', 'c-sharp', 'kotlin', 'php', 'powershell', 'ruby', 'rust'],
];

/** The .vsix, file by file. Pictures and snippets are those of the tree. */
const EXPECTED = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  ...['LICENSE.txt', 'changelog.md', 'package.json', 'readme.md'].map((name) => `extension/${name}`),
  ...['THIRD-PARTY-NOTICES.txt', 'extension.js', 'map.js', 'nhi.js', 'server.js', 'worker.js'].map(
    (name) => `extension/dist/${name}`,
  ),
  ...['engine.js', 'iam-actions.js', 'iam-conditions.js', 'tree-sitter.js', 'yaml.js'].map((name) => `extension/dist/${name}`),
  ...GRAMMARS.map((name) => `extension/dist/grammars/${name}.wasm`),
];

const MAX_BYTES = 5_000_000;

/** Licences whose texts allow bundling under MIT with their notice. Nothing that is GPL, AGPL or unknown. */
const LICENCES = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MPL-2.0', '0BSD', 'BlueOak-1.0.0']);

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

/** Names and texts of a zip file, from its central directory (PKWARE APPNOTE 4.3.12). */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(data, data + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
}

describe('law: the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-package-'));
  const vsix = join(folder, 'nhi.vsix');
  let files: Map<string, Buffer>;

  before(() => {
    const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
    execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', ...flags, '--out', vsix], { stdio: 'pipe' });
    files = unzip(readFileSync(vsix));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds exactly the files that it needs', () => {
    const assets = ['media', 'snippets'].flatMap((name) => filesUnder(name).map((path) => `extension/${path}`));
    assert.deepEqual([...files.keys()].sort(), [...EXPECTED, ...assets].sort());
  });

  it('holds every file that package.json points to', () => {
    const manifest = files.get('extension/package.json')?.toString() ?? '';
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|media|snippets)\/[^"]+)"/g)].map((match) => match[1] ?? '');
    const missing = named.filter((path) => !files.has(`extension/${path}`));
    assert.ok(named.length >= 8, String(named.length));
    assert.deepEqual(missing, []);
  });

  it('is small', () => {
    assert.ok(statSync(vsix).size < MAX_BYTES, `${statSync(vsix).size} bytes`);
  });

  it('holds no fixture and no generator of test values', () => {
    const marks = ['planted(', 'unknown placeholder {{', 'fixtures/bad-', 'a mark is closed that was never opened'];
    const bad = [...files].flatMap(([name, bytes]) =>
      name.endsWith('.js') ? marks.filter((mark) => bytes.includes(mark)).map((mark) => `${name}: ${mark}`) : [],
    );
    assert.deepEqual(bad, []);
    assert.deepEqual(
      [...files.keys()].filter((name) => /fixture|\/test|workspaces/.test(name)),
      [],
    );
  });

  it('has pictures in PNG only where the page shows them', () => {
    const readme = files.get('extension/readme.md')?.toString() ?? '';
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    assert.ok(pictures.length > 0);
    assert.ok(
      pictures.every((path) => path.endsWith('.png')),
      pictures.join(),
    );
  });
});

describe('law: licences', () => {
  let packages: readonly Package[];
  let text: string;

  before(async () => {
    const entries = [
      'client/src/webview/map.ts',
      'client/src/extension.ts',
      'server/src/lsp/main.ts',
      'server/src/cli/main.ts',
      'server/src/workspace/worker.ts',
    ];
    const { metafile } = await build({
      entryPoints: entries,
      bundle: true,
      write: false,
      metafile: true,
      outdir: folderOf(),
      platform: 'node',
      mainFields: ['module', 'main'],
      loader: { '.md': 'text', '.txt': 'text' },
      external: ['vscode'],
      logLevel: 'silent',
    });
    const { bundledPackages, notices } = (await import(resolve('test/support/notices.mjs'))) as {
      bundledPackages: (metafile: Metafile) => Package[];
      notices: (metafile: Metafile) => string;
    };
    packages = bundledPackages(metafile);
    text = notices(metafile);
  });

  it('every bundled package has one that allows it', () => {
    assert.ok(packages.length >= 10, packages.map(({ name }) => name).join());
    assert.deepEqual(
      packages.filter(({ license }) => !LICENCES.has(license)),
      [],
    );
  });

  it('every bundled package is in the notices that travel along, with its licence text', () => {
    const shipped = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
    assert.equal(shipped, text);
    assert.deepEqual(
      packages.filter(({ name, version }) => !shipped.includes(`\n${name} ${version} (`)),
      [],
    );
    const bare = packages.filter(({ folder }) => !readdirSync(folder).some((name) => /^licen[cs]e/i.test(name)));
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    );
  });
});

describe('law: the lock file', () => {
  it('has an entry for every optional package, so that npm ci works on any machine', () => {
    type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
    const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => [`${path}/node_modules/${name}`, `node_modules/${name}`] as const),
    );
    assert.ok(wanted.length > 20, String(wanted.length));
    assert.deepEqual(
      wanted.filter(([nested, top]) => !packages[nested] && !packages[top]),
      [],
    );
  });
});

/** esbuild wants a folder for several outputs; with `write: false` nothing is put there. */
function folderOf(): string {
  return join(tmpdir(), 'nhi-licences');
}
