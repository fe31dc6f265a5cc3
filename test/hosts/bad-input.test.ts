/** Bad input gets one clear line that names the file; everything else is still analysed; only configuration errors end with 2. */
import { strict as assert } from 'node:assert';
import {
  chmodSync,
  closeSync,
  cpSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkJson, nhi } from '../support/cli';

const GOOD =
  'resource "aws_db_instance" "main" {\n  username = "shop"\n  password = "Meadow-Train-2291!"\n  iam_database_authentication_enabled = true\n}\n';

function write(folder: string, file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

describe('bad input', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-bad-'));
    write(folder, 'good.tf', GOOD);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The good file's finding is there, the exit code says findings, and stderr is what is expected. */
  function expectGoodStill(stderr: RegExp = /^$/): ReturnType<typeof checkJson> {
    const report = checkJson(folder);
    assert.ok(
      report.findings.some((finding) => finding.file === 'good.tf'),
      'the good file is still analysed',
    );
    assert.equal(report.code, 1);
    assert.match(report.err, stderr);
    return report;
  }

  it('a file of 200 MB is named and skipped', () => {
    const handle = openSync(join(folder, 'huge.json'), 'w');
    ftruncateSync(handle, 200e6);
    closeSync(handle);
    const report = expectGoodStill(/^nhi: huge\.json: skipped: 200 MB is over the limit of 10 MiB\n$/);
    assert.ok(report.unresolved.some(({ file }) => file === 'huge.json'));
  });

  it('an unreadable file is named and skipped', () => {
    write(folder, 'closed.tf', GOOD);
    chmodSync(join(folder, 'closed.tf'), 0);
    chmodSync(folder, 0o755);
    // The superuser may read everything, so the check then runs as somebody else.
    const home = `${folder}-nhi`;
    for (const name of ['nhi.js', 'engine.js']) cpSync(join('dist', name), join(home, name));
    const report = checkJson(folder, ...(process.getuid?.() === 0 ? [{ uid: 65534, program: join(home, 'nhi.js') }] : []));
    rmSync(home, { recursive: true });
    assert.match(report.err, /^nhi: closed\.tf: not analysed: no permission to read it\n$/);
    assert.deepEqual(new Set(report.findings.map(({ file }) => file)), new Set(['good.tf']));
    assert.equal(report.code, 1);
  });

  it('binary files and NUL bytes are passed over in silence', () => {
    write(folder, 'binary.tf', Buffer.concat([Buffer.from([0, 1, 2, 3]), Buffer.from(GOOD)]));
    const report = expectGoodStill();
    assert.deepEqual(new Set(report.findings.map(({ file }) => file)), new Set(['good.tf']));
  });

  it('invalid UTF-8 is analysed', () => {
    write(folder, 'latin1.tf', Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9]), Buffer.from(`\n${GOOD}`)]));
    const report = expectGoodStill();
    const found = report.findings.find(({ file }) => file === 'latin1.tf');
    assert.deepEqual(found?.range.start, { line: 4, column: 15 });
  });

  it('UTF-16 with a byte order mark is analysed, with the same columns', () => {
    write(folder, 'wide.tf', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GOOD, 'utf16le')]));
    const report = expectGoodStill();
    const [wide, plain] = ['wide.tf', 'good.tf'].map((name) => report.findings.find(({ file }) => file === name));
    assert.ok(wide && plain);
    assert.deepEqual(wide.range, plain.range);
  });

  it('a YAML alias bomb is bounded', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    write(folder, 'bomb.yaml', `apiVersion: v1\nkind: ConfigMap\na0: &a0 [x, x]\n${levels.join('\n')}\npassword: *a30\n`);
    const started = Date.now();
    expectGoodStill();
    assert.ok(Date.now() - started < 30_000);
  });

  for (const [name, text] of [
    ['deep.json', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['deep.yaml', `password: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    ['deep.tf', `locals {\n  password = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n}\n`],
    ['blocks.tf', `${'a {\n'.repeat(10_000)}${'}\n'.repeat(10_000)}`],
    ['deep.ts', `const password = ${'('.repeat(10_000)}1${')'.repeat(10_000)};\n`],
    ['deep.py', `password = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    ['deep.toml', `password = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ] as const) {
    it(`10,000 levels: ${name}`, () => {
      write(folder, name, text);
      expectGoodStill();
    });
  }

  it('a circle of symbolic links ends', () => {
    mkdirSync(join(folder, 'a'));
    symlinkSync('..', join(folder, 'a', 'up'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('good.tf', join(folder, 'again.tf'));
    const report = expectGoodStill();
    assert.equal(report.summary.files, 1);
  });

  it('broken Terraform keeps the rest of its file', () => {
    write(folder, 'broken.tf', `resource "aws_iam_role" "x\n\n${GOOD}\nlocals {\n  a = [\n`);
    const report = expectGoodStill();
    // That both files hold one value is a finding of its own.
    const own = report.findings.filter(({ file, rule }) => file === 'broken.tf' && rule !== 'graph-secret-duplicated');
    assert.equal(own.length, 1);
  });

  it('a broken policy file: one line with file and place, exit code 2, findings all the same', () => {
    write(folder, '.nhi.yaml', 'rules:\n  no-such-rule: off\nfailOn: sometimes\n');
    const report = checkJson(folder);
    assert.equal(report.code, 2);
    assert.ok(report.findings.length > 0);
    assert.match(
      report.err,
      /^nhi: \.nhi\.yaml:2:17: there is no rule "no-such-rule"; "nhi rules" lists them\nnhi: \.nhi\.yaml:3:9: "failOn" must be one of: .*\n$/,
    );
  });

  it('a policy file that is no YAML: the same', () => {
    write(folder, '.nhi.yaml', 'rules: [a: {\n\t- "\n');
    const report = checkJson(folder);
    assert.equal(report.code, 2);
    assert.ok(report.findings.length > 0);
    assert.match(report.err, /^nhi: \.nhi\.yaml:\d+:\d+: not valid YAML: /);
  });

  it('usage errors: one line, exit code 2, no stack', () => {
    for (const args of [
      ['chekc'],
      ['check', '--format', 'xml'],
      ['check', '--no-such'],
      ['check', 'missing-folder'],
      ['explain'],
      ['lsp'],
    ]) {
      const { code, out, err } = nhi(folder, ...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, /^nhi: [^\n]+\n$/, args.join(' '));
    }
  });

  it('an empty folder is clean', () => {
    rmSync(join(folder, 'good.tf'));
    const report = checkJson(folder);
    assert.equal(report.code, 0);
    assert.deepEqual(report.findings, []);
  });
});
