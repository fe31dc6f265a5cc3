/** `nhi fix`: what it prints, what it writes, and what a reviewer gets. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeAll } from '../../server/src/workspace/write';
import { nhi } from '../support/cli';
import { planted } from '../support/planted';

const ONE = planted('password:fix-one');
const TWO = planted('password:fix-two');
/** Its fix is a safe one. */
const SETTINGS = `import os\n\nDB_PASSWORD = "${ONE}"  # of the pool\nDEBUG = False\n`;
/** Chooses a fix that makes a file beside the manifest. */
const POD = ['--review', '--rule', 'k8s-env-literal-secret', '--vault', 'aws-secrets-manager'];
const pod = (name: string, value: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: ${name}\n      env:\n        - name: DB_PASSWORD\n          value: ${value}\n`;

interface Described {
  readonly description: { readonly text: string };
}

interface Comment {
  readonly path: string;
  readonly start_line?: number;
  readonly line: number;
  readonly body: string;
}

describe('nhi fix', () => {
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-fix-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('--dry-run prints a unified diff without the values, and changes nothing', () => {
    write('settings.py', SETTINGS);
    const { out, code } = nhi(folder, 'fix', '--dry-run');
    assert.equal(code, 0, out);
    assert.match(out, /^--- a\/settings\.py\n\+\+\+ b\/settings\.py\n@@ -1,4 \+1,4 @@\n import os\n/);
    assert.match(out, /\n-DB_PASSWORD = "••••" {2}# of the pool\n\+DB_PASSWORD = os\.environ\["\w+"\] {2}# of the pool\n/);
    assert.match(out, /What remains to do:\n {2}1\. /);
    assert.match(out, /0 findings left/);
    assert.ok(!out.includes(ONE));
    assert.equal(read('settings.py'), SETTINGS);
    write('pod.yaml', pod('api', TWO));
    const several = nhi(folder, 'fix', '--dry-run', ...POD).out;
    assert.match(several, /\n--- a\/pod\.yaml\n/);
    assert.match(several, /--- \/dev\/null\n\+\+\+ b\/[\w-]+\.yaml\n@@ -0,0 \+1,\d+ @@\n\+apiVersion: external-secrets/);
    assert.ok(!several.includes(TWO));
  });

  it('--dry-run moves no cursor and masks what stands beside', () => {
    write(
      'settings.py',
      `import os\n# \u001b[2J\u0007\nDB_PASSWORD = "${ONE}"\nAPI_PASSWORD = "${TWO}"  # nhi-ignore -- known\n`,
    );
    const { out } = nhi(folder, 'fix', '--dry-run');
    assert.ok(!/[^\P{Cc}\n\t]/u.test(out), 'a control character is printed');
    assert.match(out, /# {2}\[2J/);
    assert.ok(!out.includes(ONE) && !out.includes(TWO), out);
  });

  it('takes only the safe ones unless it is told otherwise, and exit codes follow what is left', () => {
    write('a.yaml', pod('api', ONE));
    const safe = nhi(folder, 'fix', '--dry-run', '--rule', 'k8s-env-literal-secret');
    const same = nhi(folder, 'fix', '--dry-run', '--safe', '--rule', 'k8s-env-literal-secret');
    const review = nhi(folder, 'fix', '--dry-run', '--review', '--rule', 'k8s-env-literal-secret');
    assert.deepEqual([safe.code, same.code, review.code], [1, 1, 0], review.out);
    assert.equal(safe.out, same.out);
    for (const [args, said] of [
      [['--safe', '--review'], /make one/],
      [['--write', '--dry-run'], /ask for one/],
      [['--format', 'patch'], /--output/],
      [['--output', 'x'], /--output needs/],
      [['--format', 'json'], /unknown format/],
      [['--vault', 'mine'], /--vault must be one of/],
    ] as const) {
      const { code, err } = nhi(folder, 'fix', ...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, said);
    }
  });

  it('--vault takes any vault, and one value in several files gets one entry', () => {
    write('k8s/a.yaml', pod('api', ONE));
    write('k8s/b.yaml', pod('worker', ONE));
    const args = ['--review', '--rule', 'k8s-env-literal-secret', '--vault', 'gcp-secret-manager'];
    const { out, code } = nhi(folder, 'fix', '--write', ...args);
    assert.equal(code, 0, out);
    assert.equal(out.match(/\| gcloud secrets create/g)?.length, 1, out);
    assert.ok(!/The same value stands in/.test(out), out);
    const texts = readdirSync(join(folder, 'k8s')).map((file) => read(`k8s/${file}`));
    assert.ok(!texts.join('').includes(ONE));
  });

  it('a patch applies with git, keeps carriage returns and the byte order mark, and is private', () => {
    const crlf = `\uFEFF${pod('api', ONE).replaceAll('\n', '\r\n')}`;
    write('k8s/a pod.yaml', crlf);
    write('settings.py', SETTINGS.trimEnd());
    git('init', '-q');
    const patched = nhi(folder, 'fix', ...POD, '--format', 'patch', '--output', 'fix.patch');
    assert.equal(patched.code, 0, patched.out);
    assert.match(patched.out, /fix\.patch holds the old values/);
    assert.equal(statSync(join(folder, 'fix.patch')).mode & 0o777, 0o600);
    assert.ok(read('fix.patch').includes(ONE) && !patched.out.includes(ONE));
    assert.equal(read('k8s/a pod.yaml'), crlf);
    git('apply', '--whitespace=nowarn', 'fix.patch');
    nhi(folder, 'fix', '--format', 'patch', '--output', 'fix.patch', 'settings.py');
    git('apply', 'fix.patch');
    const files = () => Object.fromEntries(readdirSync(join(folder, 'k8s')).map((name) => [name, read(`k8s/${name}`)]));
    const applied = [files(), read('settings.py')];
    assert.equal(Object.keys(files()).length, 2);
    rmSync(join(folder, 'fix.patch'));
    rmSync(join(folder, 'k8s'), { recursive: true });
    write('k8s/a pod.yaml', crlf);
    write('settings.py', SETTINGS.trimEnd());
    nhi(folder, 'fix', ...POD, '--write');
    nhi(folder, 'fix', '--write', 'settings.py');
    assert.deepEqual([files(), read('settings.py')], applied);
  });

  it('suggestions are a review whose comments, applied, give what --write gives; they never hold a value', () => {
    write('pod.yaml', pod('api', ONE));
    write('app.py', `import sys\n\nDB_PASSWORD = "${TWO}"\nprint(sys.path)\n`);
    const choice = [
      '--review',
      '--vault',
      'aws-secrets-manager',
      '--rule',
      'k8s-env-literal-secret',
      '--rule',
      'secret-generic-assignment',
    ];
    const { out } = nhi(folder, 'fix', ...choice, '--format', 'suggestions');
    assert.ok(!out.includes(ONE) && !out.includes(TWO));
    const review = JSON.parse(out) as { event: string; body: string; comments: Comment[] };
    assert.equal(review.event, 'COMMENT');
    assert.match(review.body, /New file `[\w-]+\.yaml`:\n\n```\napiVersion: external-secrets/);
    assert.match(review.body, /What remains to do:/);
    for (const file of ['pod.yaml', 'app.py']) {
      const lines = read(file).split('\n');
      const own = review.comments.filter(({ path }) => path === file).sort((a, b) => b.line - a.line);
      assert.ok(own.length > 0, file);
      for (const { start_line, line, body } of own) {
        const block = /```suggestion\n([\s\S]*?)\n?```$/.exec(body)?.[1] ?? assert.fail(body);
        const first = start_line ?? line;
        lines.splice(first - 1, line - first + 1, ...block.split('\n'));
      }
      write(`suggested/${file}.txt`, lines.join('\n'));
    }
    const titled = review.comments.find(({ path }) => path === 'pod.yaml');
    assert.match(titled?.body ?? '', /^Replace with .*\.\n\n```suggestion\n/);
    nhi(folder, 'fix', ...choice, '--write', 'pod.yaml', 'app.py');
    for (const file of ['pod.yaml', 'app.py']) assert.equal(read(`suggested/${file}.txt`), read(file));
  });

  it('SARIF carries the fixes as replacements, without the value', () => {
    write('settings.py', SETTINGS);
    const { out } = nhi(folder, 'check', '--format', 'sarif');
    const [result] = JSON.parse(out).runs[0].results;
    const [change] = result.fixes.find(({ description }: Described) => /environment/.test(description.text)).artifactChanges;
    assert.equal(change.artifactLocation.uri, 'settings.py');
    const [{ deletedRegion, insertedContent }] = change.replacements;
    assert.deepEqual([deletedRegion.startLine, deletedRegion.endLine], [3, 3]);
    const line = SETTINGS.split('\n')[2] ?? '';
    const fixed = line.slice(0, deletedRegion.startColumn - 1) + insertedContent.text + line.slice(deletedRegion.endColumn - 1);
    assert.match(fixed, /^DB_PASSWORD = os\.environ\["\w+"\] {2}# of the pool$/);
    write('pod.yaml', pod('api', TWO));
    const both = nhi(folder, 'check', '--format', 'sarif').out;
    assert.match(both, /"text": "apiVersion: external-secrets/);
    assert.ok(!both.includes(ONE) && !both.includes(TWO));
  });

  it('keeps permissions, links and several names of a file', () => {
    write('real/settings.py', SETTINGS);
    chmodSync(join(folder, 'real/settings.py'), 0o640);
    linkSync(join(folder, 'real/settings.py'), join(folder, 'real/again.txt'));
    write('other.py', SETTINGS.replace(ONE, TWO));
    chmodSync(join(folder, 'other.py'), 0o600);
    const { out } = nhi(folder, 'fix', '--write', 'real/settings.py', 'other.py');
    assert.match(out, /^0 findings left$/m);
    assert.equal(statSync(join(folder, 'real/settings.py')).mode & 0o777, 0o640);
    assert.equal(statSync(join(folder, 'other.py')).mode & 0o777, 0o600);
    assert.equal(read('real/again.txt'), read('real/settings.py'));
    assert.match(read('real/again.txt'), /os\.environ/);
    assert.deepEqual(
      readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.nhi-')),
      [],
    );
  });
});

describe('several files written as one', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const text = (name: string) => readFileSync(at(name), 'utf8');
  const bytes = (words: string) => Buffer.from(words);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-write-'));
    for (const name of ['a', 'b', 'c']) writeFileSync(at(name), `old ${name}`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const change = (name: string) => ({ path: at(name), before: bytes(`old ${name}`), after: bytes(`new ${name}`) });
  const made = (name: string) => ({ path: at(name), after: bytes(`new ${name}`) });
  const unchanged = () => {
    assert.deepEqual(['a', 'b', 'c'].map(text), ['old a', 'old b', 'old c']);
    assert.deepEqual(readdirSync(folder).sort(), ['a', 'b', 'c', ...(existsSync(at('away')) ? ['away', 'link'] : [])].sort());
  };

  it('writes all of them, and makes folders for new ones', () => {
    writeAll(folder, [change('a'), made('sub/deep/d'), change('c')]);
    assert.deepEqual(['a', 'b', 'sub/deep/d', 'c'].map(text), ['new a', 'old b', 'new sub/deep/d', 'new c']);
  });

  it('writes none where one has changed meanwhile', () => {
    assert.throws(() => writeAll(folder, [change('a'), made('sub/d'), { ...change('b'), before: bytes('else') }]), /changed/);
    unchanged();
  });

  it('writes none where something stands in the way of a new one', () => {
    assert.throws(() => writeAll(folder, [change('a'), { ...made('b') }]), /EEXIST/);
    unchanged();
  });

  it('puts everything back where a move fails half way', () => {
    const files = [change('a'), made('d'), change('b')];
    // The same place twice: the second move finds no file that waits any more.
    assert.throws(() => writeAll(folder, [...files, made('d')]));
    unchanged();
  });

  it('follows a link inside of the folder, and none that leads out', () => {
    const outside = mkdtempSync(join(tmpdir(), 'nhi-outside-'));
    writeFileSync(join(outside, 'x'), 'old x');
    symlinkSync('a', at('link'));
    symlinkSync(join(outside, 'x'), at('away'));
    writeAll(folder, [{ path: at('link'), before: bytes('old a'), after: bytes('old a') }]);
    assert.throws(
      () => writeAll(folder, [change('a'), { path: at('away'), before: bytes('old x'), after: bytes('new') }]),
      /leads out/,
    );
    assert.equal(readFileSync(join(outside, 'x'), 'utf8'), 'old x');
    unchanged();
    rmSync(outside, { recursive: true });
  });
});
