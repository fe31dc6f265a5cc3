/** `nhi check --history` on real repositories: what was committed and deleted, where it came in, and what is no finding. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type JsonFinding, nhi } from '../support/cli';
import { fill, planted } from '../support/planted';

interface PastFinding extends JsonFinding {
  readonly commit: {
    readonly id: string;
    readonly author: { readonly name: string; readonly email: string };
    readonly date: string;
    readonly presentInHead: boolean;
  };
}

const SECRET = fill('x = 1\npassword = {{password}}\n');
const OTHER = fill('password = {{password:2}}\n');
const CLEAN = fill('password = $' + '{DB_PASSWORD}\n');

describe('nhi check --history', () => {
  let folder: string;
  let clock = 0;
  const git = (...args: string[]) => {
    const date = `2024-03-01T10:00:${String(clock % 60).padStart(2, '0')}+02:00`;
    return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'Ada Lovelace',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 't',
        GIT_COMMITTER_EMAIL: 't@example.com',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  };
  const write = (file: string, text: string | Buffer) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  /** Writes the files and commits them; null deletes one. Gives the commit's id. */
  const commit = (files: Record<string, string | Buffer | null>) => {
    clock++;
    for (const [file, text] of Object.entries(files)) {
      if (text === null) rmSync(join(folder, file));
      else write(file, text);
    }
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'x');
    return git('rev-parse', 'HEAD');
  };
  const history = (...args: string[]) => {
    const run = nhi(folder, 'check', '--history', '--format', 'json', ...args);
    const report = JSON.parse(run.out) as { findings: PastFinding[]; summary: Record<string, unknown> };
    const found = report.findings.map(({ file, range, commit: { id, presentInHead } }) => [
      `${file}:${range.start.line}`,
      id,
      presentInHead,
    ]);
    return { ...run, ...report, found };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-history-'));
    clock = 0;
    git('init', '-q');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds what was deleted, once, in the commit and line where it came in', () => {
    commit({ 'readme.txt': 'hello\n' });
    const first = commit({ 'a.properties': SECRET });
    commit({ 'a.properties': `# moved\n${SECRET}` });
    commit({ 'a.properties': CLEAN });
    assert.equal(nhi(folder, 'check').code, 0);
    const { code, found, findings, summary } = history();
    assert.equal(code, 1);
    assert.deepEqual(found, [['a.properties:2', first, false]]);
    assert.deepEqual(findings[0]?.commit, {
      id: first,
      author: { name: 'Ada Lovelace', email: 'ada@example.com' },
      date: '2024-03-01T10:00:02+02:00',
      presentInHead: false,
    });
    assert.equal(summary.commits, 4);
    assert.equal(nhi(folder, 'check', '--history', '--fail-on', 'critical').code, 0);
    const { out } = nhi(folder, 'check', '--history');
    assert.match(out, new RegExp(`since ${first.slice(0, 12)} of 2024-03-01 by Ada Lovelace, no longer in HEAD`));
    assert.ok(!out.includes('ada@example.com'));
  });

  it('tells what is still there, and tells two values of one place apart', () => {
    const first = commit({ 'a.properties': OTHER });
    const second = commit({ 'a.properties': SECRET, 'copy.properties': SECRET });
    const { found, findings } = history();
    assert.deepEqual(found.sort(), [
      ['a.properties:1', first, false],
      ['a.properties:2', second, true],
    ]);
    assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, 2);
  });

  it('knows a renamed file by the name under which the value came in', () => {
    const first = commit({ 'old/a.properties': SECRET });
    git('mv', 'old/a.properties', 'new.properties');
    commit({});
    assert.deepEqual(history().found, [['old/a.properties:2', first, true]]);
  });

  it('reads branches, tags of deleted branches, and what only a merge brought in; not the stash', () => {
    commit({ 'a.txt': 'base\n' });
    git('checkout', '-qb', 'side');
    const onSide = commit({ 'side.properties': SECRET, 'a.txt': 'side\n' });
    git('tag', 'v1');
    commit({ 'side.properties': CLEAN });
    git('checkout', '-q', 'main');
    commit({ 'a.txt': 'main\n' });
    assert.throws(() => git('merge', '-q', 'side'));
    const merge = commit({ 'a.txt': 'both\n', 'merged.properties': OTHER });
    assert.equal(git('rev-list', '--parents', '-1', merge).split(' ').length, 3);
    git('branch', '-qD', 'side');
    git('checkout', '-qb', 'gone');
    const tagged = commit({ 'tag.properties': fill('password = {{password:3}}\n') });
    git('tag', 'v2');
    git('checkout', '-q', 'main');
    git('branch', '-qD', 'gone');
    write('a.txt', fill('password = "{{password:4}}"\n'));
    git('stash', '-q');
    assert.deepEqual(history().found, [
      ['merged.properties:1', merge, true],
      ['side.properties:2', onSide, false],
      ['tag.properties:1', tagged, false],
    ]);
  });

  it('--since leaves out what was there before', () => {
    commit({ 'a.properties': SECRET, 'old.properties': OTHER });
    const base = commit({ 'old.properties': CLEAN });
    commit({ 'b.properties': SECRET });
    const third = commit({ 'c.properties': fill('password = {{password:3}}\n') });
    assert.deepEqual(history('--since', base).found, [['c.properties:1', third, true]]);
    assert.deepEqual(history('--since', '2024-03-01T10:00:03+02:00').found, [['c.properties:1', third, true]]);
    assert.equal(history('--since', '2020-01-01').found.length, 3);
    for (const wrong of ['nowhere', '--all', 'yesterday-ish']) {
      const { code, err } = nhi(folder, 'check', '--history', `--since=${wrong}`);
      assert.deepEqual([code, err.split('\n').length], [2, 2], err);
    }
    assert.equal(nhi(folder, 'check', '--since', base).code, 2);
    assert.equal(nhi(folder, 'check', '--history', '--staged').code, 2);
  });

  it('says in one line what it cannot search', () => {
    assert.deepEqual(history().found, []);
    rmSync(join(folder, '.git'), { recursive: true });
    const { code, err } = nhi(folder, 'check', '--history');
    assert.deepEqual([code, err], [2, 'nhi: --history needs a git repository that git agrees to read, and there is none here\n']);
  });

  it('does not call a repository clean that git cannot read', () => {
    commit({ 'a.properties': CLEAN });
    rmSync(join(folder, '.git', 'objects'), { recursive: true });
    mkdirSync(join(folder, '.git', 'objects'));
    const { code, err } = nhi(folder, 'check', '--history');
    assert.equal(code, 2);
    assert.match(err, /not read whole/);
  });

  it('names what a shallow clone lacks', () => {
    commit({ 'a.properties': SECRET });
    commit({ 'a.properties': CLEAN });
    git('clone', '-q', '--depth', '1', `file://${folder}`, 'clone');
    const { err, out } = nhi(join(folder, 'clone'), 'check', '--history');
    assert.match(err, /shallow clone/);
    assert.match(out, /^0 findings/);
  });

  it('stays in the folder and the paths it was asked about', () => {
    const first = commit({ 'a/x.properties': SECRET, 'b/y.properties': OTHER });
    commit({ 'a/x.properties': null, 'b/y.properties': null, 'a/keep.txt': 'x' });
    assert.deepEqual(history('b').found, [['b/y.properties:1', first, false]]);
    const inside = JSON.parse(nhi(join(folder, 'a'), 'check', '--history', '--format', 'json').out) as {
      findings: PastFinding[];
    };
    assert.deepEqual(
      inside.findings.map(({ file }) => file),
      ['x.properties'],
    );
    write('.nhi.yaml', 'ignore: [b/]\n');
    assert.deepEqual(history().found, [['a/x.properties:2', first, false]]);
  });

  it('passes over what is large, binary, a link or a submodule, and reads paths that are no text', () => {
    const big = Buffer.alloc(10 * 1024 * 1024 + 1, 'x = 1\n');
    const first = commit({ 'big.properties': big, 'nul.properties': `\0${SECRET}`, 'line\nbreak.properties': OTHER });
    const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9, 0xff]), Buffer.from('.properties')]);
    writeFileSync(odd, SECRET);
    git('update-index', '--add', '--cacheinfo', `160000,${first},sub`);
    git('add', '-A', '.');
    git('update-index', '--add', '--cacheinfo', `160000,${first},sub`);
    git('commit', '-qm', 'odd');
    const { err, findings } = history();
    assert.match(err, /1 large version of files left out/);
    assert.equal(findings.length, 2, JSON.stringify(findings.map(({ file }) => file)));
    assert.ok(findings.every(({ file }) => file.endsWith('.properties')));
  });

  it('keeps names and contents together over ten thousand files', () => {
    const files = Array.from({ length: 12_000 }, (_, i) => `M 100644 inline f${i}.properties\ndata <<E\nx = ${i}\nE\n`);
    files.push(`M 100644 inline last.properties\ndata <<E\n${SECRET}E\n`);
    const stream = `commit refs/heads/main\ncommitter t <t@example.com> 1700000000 +0000\ndata 1\nx\n${files.join('')}`;
    execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: stream });
    const { found, summary } = history();
    assert.deepEqual(
      found.map(([place]) => place),
      ['last.properties:2'],
    );
    assert.equal(summary.files, 12_001);
  });

  it('gives the same output from one thread and from two', () => {
    const files = Array.from(
      { length: 3_000 },
      (_, i) =>
        `M 100644 inline d${i % 50}/f${i}.properties\ndata <<E\nx = ${i}\n${i % 300 === 7 ? `${SECRET}y = ${i}\n` : ''}E\n`,
    );
    files.push(`M 100644 inline z.properties\ndata <<E\n${OTHER}E\n`);
    const stream = `commit refs/heads/main\ncommitter t <t@example.com> 1700000000 +0000\ndata 1\nx\n${files.join('')}`;
    execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: stream });
    commit({ 'z.properties': CLEAN });
    const [one, two] = ['1', '2'].map((threads) => history('--threads', threads));
    // Fingerprints of values are made with the key of the run; everything else is the same.
    const told = ({ findings, summary }: ReturnType<typeof history>) => ({ findings, summary: { ...summary, durationMs: 0 } });
    assert.equal(one?.found.length, 2);
    assert.deepEqual(told(one as never), told(two as never));
  });

  it('honours suppressions: of the version itself, of the newest version, of records for a commit', () => {
    const quoted = fill('x = 1\npassword = "{{password}}"\n');
    commit({ 'a.toml': quoted });
    commit({ 'a.toml': quoted.replace(/\n$/, ' # gitleaks:allow\n'), 'b.properties': OTHER });
    const third = commit({ 'b.properties': CLEAN, 'c.properties': fill('password = {{password:3}}\n') });
    const places = () => history().found.map(([place]) => place);
    assert.deepEqual(places(), ['b.properties:1', 'c.properties:1']);
    assert.deepEqual(history().summary.suppressedBy, { gitleaks: 1 });
    write('.gitleaksignore', `${third}:c.properties:rule:1\n${third}:b.properties:rule:1\n`);
    assert.deepEqual(places(), ['b.properties:1']);
    write('.nhi.yaml', 'honour-foreign-suppressions: false\n');
    assert.deepEqual(places(), ['a.toml:2', 'b.properties:1', 'c.properties:1']);
  });

  it('is about secrets only', () => {
    const policy =
      'resource "aws_iam_policy" "a" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })\n}\n';
    commit({ 'main.tf': policy });
    assert.ok(nhi(folder, 'check').out.includes('aws-iam-'));
    assert.deepEqual(history().found, []);
  });

  it('finds what only the tree of a file shows', () => {
    const encoded = Buffer.from(planted('password')).toString('base64');
    commit({
      'app.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  first: ${encoded}\n`,
      'main.tf': fill(
        'resource "aws_ssm_parameter" "a" {\n  name  = "/a"\n  type  = "SecureString"\n  value = "{{password:2}}"\n}\n',
      ),
    });
    commit({ 'app.yaml': null, 'main.tf': null });
    assert.deepEqual(
      history().found.map(([place]) => place),
      ['app.yaml:6', 'main.tf:4'],
    );
  });

  it('shows no value, and no control character of a name', () => {
    write('a.properties', SECRET);
    git('add', '-A');
    git('commit', '-q', '-m', 'x', '--author', 'Eve \u001b[2J <eve@example.com>');
    commit({ 'a.properties': CLEAN });
    for (const format of ['text', 'json', 'sarif']) {
      const { out, err } = nhi(folder, 'check', '--history', '--format', format);
      assert.ok(out.includes('a.properties'), format);
      assert.ok(!`${out}${err}`.includes(planted('password')), format);
      assert.ok(!out.includes('\u001b'), format);
    }
    const sarif = JSON.parse(nhi(folder, 'check', '--history', '--format', 'sarif').out);
    assert.equal(sarif.runs[0].results[0].properties.commit.presentInHead, false);
  });

  it('runs no program that the repository names', () => {
    commit({ 'a.properties': SECRET });
    write('spy.sh', '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n');
    chmodSync(join(folder, 'spy.sh'), 0o755);
    const spy = join(folder, 'spy.sh');
    for (const name of ['core.fsmonitor', 'gpg.program', 'core.pager', 'diff.external', 'core.sshCommand'])
      git('config', name, spy);
    git('config', 'log.showSignature', 'true');
    git('config', 'diff.spy.textconv', spy);
    git('config', 'remote.origin.url', 'ssh://example.com/x');
    git('config', 'remote.origin.promisor', 'true');
    write('.gitattributes', '* diff=spy\n');
    assert.equal(history().found.length, 1);
    assert.ok(!existsSync(join(folder, 'ran')));
  });
});
