/** Since when lines are in git: asked of real repositories. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { createAges } from '../../server/src/workspace/ages';
import { sameLines } from '../../server/src/workspace/same-lines';
import { textsOf } from '../../server/src/workspace/texts';
import { checkJson } from '../support/cli';
import { startServer } from '../support/lsp-client';
import { fill } from '../support/planted';
import { type TestRepository, testRepository } from '../support/repository';

describe('ages of lines', () => {
  let repo: TestRepository;
  beforeEach(() => {
    repo = testRepository();
  });
  afterEach(() => repo.remove());

  /** `since author` of each line of the text as it is now. */
  async function agesIn(file: string, text?: string, root = repo.root): Promise<string[]> {
    const read = (name: string) => (name === file && text !== undefined ? text : textsOf(root).read(name));
    const ages = createAges(root, read);
    await ages.prepare([file]);
    const now = read(file) ?? '';
    return now.split('\n').map((_, i, lines) => {
      const start = lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0);
      const age = ages.ageOf({ file, start, end: start });
      return age ? `${age.since} ${age.author}` : '-';
    });
  }

  it('tells the day and the author of each line', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'one\ntwo\n' });
    repo.commit('2025-05-06', { 'a.tf': 'one\nthree\ntwo\n' }, 'Bo Ek');
    assert.deepEqual(await agesIn('a.tf'), ['2024-03-01 Ada Lovelace', '2025-05-06 Bo Ek', '2024-03-01 Ada Lovelace', '-']);
  });

  it('gives people the names of .mailmap', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'one\n', '.mailmap': 'Platform Team <platform@example.com> <bo@example.com>\n' }, 'Bo');
    assert.deepEqual(await agesIn('a.tf'), ['2024-03-01 Platform Team', '-']);
  });

  it('lines that are not committed as they stand have none, whatever moved around them', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'one\ntwo\nthree\nfour\n' });
    const old = '2024-03-01 Ada Lovelace';
    assert.deepEqual(await agesIn('a.tf', 'zero\none\n2\nthree\nfour\n'), ['-', old, '-', old, old, '-']);
    assert.deepEqual(await agesIn('a.tf', 'one\r\ntwo\r\nthree\r\nfour\r\n'), [old, old, old, old, '-']);
    assert.deepEqual(await agesIn('a.tf', ''), ['-']);
  });

  it('white space and a rename are no change', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'a {\nsecret = 1\nmore = 22\nother = 333\n}\n' });
    repo.git('mv', 'a.tf', 'b.tf');
    repo.commit('2025-01-01', {});
    repo.commit('2025-05-05', { 'b.tf': 'a {\n  secret = 1\n  more = 22\n  other = 333\n}\n' });
    assert.equal((await agesIn('b.tf'))[1], '2024-03-01 Ada Lovelace');
  });

  it('in a folder of a repository, and in names with blanks and letters of others', async () => {
    repo.commit('2024-03-01', { 'sub/é a.tf': 'one\n' });
    assert.equal((await agesIn('é a.tf', undefined, join(repo.root, 'sub')))[0], '2024-03-01 Ada Lovelace');
  });

  it('a clone that was cut off knows nothing of what is older', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'one\n' });
    repo.commit('2024-04-01', { 'a.tf': 'one\ntwo\n' });
    repo.commit('2024-05-01', { 'a.tf': 'one\ntwo\nthree\n' });
    const clone = mkdtempSync(join(tmpdir(), 'nhi-cut-'));
    try {
      execFileSync('git', ['clone', '-q', '--depth', '2', `file://${repo.root}`, clone], { stdio: 'ignore' });
      assert.deepEqual(await agesIn('a.tf', undefined, clone), ['-', '-', '2024-05-01 Ada Lovelace', '-']);
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  });

  it('asks again once there is a commit', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'one\n' });
    const ages = createAges(repo.root, textsOf(repo.root).read);
    await ages.prepare(['a.tf', 'missing.tf']);
    assert.equal(ages.ageOf({ file: 'a.tf', start: 0, end: 1 })?.since, '2024-03-01');
    assert.equal(ages.ageOf({ file: 'missing.tf', start: 0, end: 1 }), undefined);
    repo.commit('2025-03-01', { 'a.tf': 'one more\n', 'missing.tf': 'x\n' });
    const later = createAges(repo.root, textsOf(repo.root).read);
    await later.prepare(['a.tf', 'missing.tf']);
    assert.equal(later.ageOf({ file: 'a.tf', start: 0, end: 1 })?.since, '2025-03-01');
    await ages.prepare(['missing.tf']);
    assert.equal(ages.ageOf({ file: 'missing.tf', start: 0, end: 1 })?.since, '2025-03-01');
    assert.equal(ages.ageOf({ file: 'a.tf', start: 0, end: 1 }), undefined);
  });

  it('starts nothing that the repository names', async () => {
    repo.commit('2024-03-01', { 'a.tf': 'one\n' });
    const trap = join(repo.root, 'started');
    const command = `touch '${trap}'; cat`;
    repo.write('.gitattributes', '*.tf filter=trap diff=trap\n');
    for (const key of ['filter.trap.clean', 'filter.trap.smudge', 'diff.trap.textconv', 'core.fsmonitor', 'core.pager'])
      repo.git('config', key, command);
    assert.equal((await agesIn('a.tf', 'zero\none\n'))[1], '2024-03-01 Ada Lovelace');
    assert.equal(existsSync(trap), false);
  });

  it('outside of git, and before the first commit, nothing has an age', async () => {
    repo.write('a.tf', 'one\n');
    assert.deepEqual(await agesIn('a.tf'), ['-', '-']);
    const folder = mkdtempSync(join(tmpdir(), 'nhi-plain-'));
    try {
      assert.deepEqual(await agesIn('a.tf', 'one\n', folder), ['-', '-']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('rules that ask git', () => {
  const DAY = '2024-03-01';
  const STALE = 'lifecycle-stale-credential';
  const ON = `rules:\n  ${STALE}: medium\n`;
  let repo: TestRepository;
  beforeEach(() => {
    repo = testRepository();
    const secret = fill('[db]\npassword = {{password}}\n');
    repo.commit(DAY, { 'db.properties': secret, 'later.properties': 'x = 1\n' });
  });
  afterEach(() => repo.remove());

  const stale = () =>
    checkJson(repo.root)
      .findings.filter(({ rule }) => rule === STALE)
      .map(({ file, message }) => `${file} ${message}`);

  it('the command line asks only where the team does', () => {
    assert.deepEqual(stale(), []);
    repo.write('.nhi.yaml', ON);
    assert.deepEqual(stale(), [
      'db.properties The password that is written out as password is in git, unchanged, since 2024-03-01 (Ada Lovelace): nobody seems to have replaced it',
    ]);
    repo.write('.nhi.yaml', `${ON}limits:\n  git-days: 9000\n`);
    assert.deepEqual(stale(), []);
    repo.write('.nhi.yaml', ON);
    repo.write('db.properties', fill('[db]\npassword = {{password:2}}\n'));
    assert.deepEqual(stale(), []);
  });

  it('blames no file where no rule needs it', function () {
    if (process.platform === 'win32') this.skip();
    const path = process.env.PATH;
    const real = (path ?? '').split(':').find((folder) => existsSync(join(folder, 'git')));
    const folder = mkdtempSync(join(tmpdir(), 'nhi-spy-'));
    const log = join(folder, 'log');
    writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$@" >> '${log}'\nexec '${real}/git' "$@"\n`, { mode: 0o755 });
    process.env.PATH = `${folder}:${path}`;
    try {
      stale();
      assert.doesNotMatch(readFileSync(log, 'utf8'), /blame/);
      repo.write('.nhi.yaml', ON);
      stale();
      assert.match(readFileSync(log, 'utf8'), /blame .* -- db\.properties/);
      assert.doesNotMatch(readFileSync(log, 'utf8'), /blame .* later\.properties/);
    } finally {
      process.env.PATH = path;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('the server says the same, and asks again when a file is saved', async () => {
    repo.write('.nhi.yaml', ON);
    const server = await startServer([repo.root], { pull: true });
    const uri = (file: string) => pathToFileURL(join(repo.root, file)).toString();
    const pulled = async (file: string) => {
      const answer = await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: uri(file) },
      });
      return answer.items.filter(({ code }) => code === STALE).length;
    };
    try {
      await server.changed();
      assert.equal(await pulled('db.properties'), 1);
      assert.equal(await pulled('later.properties'), 0);
      repo.commit('2024-04-01', { 'later.properties': fill('password = {{password:3}}\n') });
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uri('later.properties'), type: 2 }],
      });
      for (let i = 0; i < 100 && (await pulled('later.properties')) === 0; i++) await new Promise((done) => setTimeout(done, 50));
      assert.equal(await pulled('later.properties'), 1);
      assert.equal(await pulled('db.properties'), 1);
    } finally {
      await server.stop();
    }
  });
});

describe('same lines', () => {
  it('never crosses, never pairs different lines, and keeps both ends', () => {
    let seed = 7;
    const next = (n: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % n;
    };
    for (let round = 0; round < 400; round++) {
      const before = Array.from({ length: next(30) }, () => next(12));
      const now = before.flatMap((line) => (next(6) === 0 ? [] : next(6) === 0 ? [line, next(40)] : [line]));
      const same = [...sameLines(before, now)];
      const paired = same.filter((line) => line >= 0);
      assert.deepEqual(
        paired,
        [...new Set(paired)].sort((a, b) => a - b),
      );
      for (const [i, line] of same.entries()) if (line >= 0) assert.equal(before[line], now[i]);
    }
    assert.deepEqual([...sameLines([1, 2, 3], [1, 2, 3])], [0, 1, 2]);
    assert.deepEqual([...sameLines([1, 5, 1], [1, 1])], [0, 2]);
    assert.deepEqual([...sameLines([1, 2, 3, 4, 5], [9, 2, 8, 4, 7])], [-1, 1, -1, 3, -1]);
  });
});
