/** `nhi diff` over real git repositories. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nhi } from '../support/cli';

const ROLE = (name: string, action: string) => `resource "aws_iam_role" "${name}" {
  name = "${name}"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.${name}.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}
`;

describe('nhi diff', () => {
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  const summaryOf = (...args: string[]) =>
    nhi(folder, 'diff', ...args)
      .out.trimEnd()
      .split('\n')
      .at(-1);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-diff-'));
    git('init', '-q', '-b', 'main');
    write('infra/app.tf', ROLE('app', 's3:GetObject'));
    write('infra/old.tf', ROLE('old', 's3:GetObject'));
    write('.gitignore', 'ignored/\n');
    commit('one');
    write('infra/app.tf', ROLE('app', 's3:*'));
    commit('two');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('compares two commits, whatever the work tree holds', () => {
    write('infra/new.tf', ROLE('new', 's3:GetObject'));
    const { code, out, err } = nhi(folder, 'diff', 'HEAD~1', 'HEAD');
    rmSync(join(folder, 'infra/new.tf'));
    assert.equal(code, 0, err);
    assert.equal(out, '! iam-role app  widened  infra/app.tf:1\n    may now s3:* on *\n\nidentities: 1 widened\n');
  });

  it('compares a commit with the work tree: files changed, deleted, new and ignored', () => {
    write('infra/app.tf', ROLE('app', 's3:GetObject'));
    rmSync(join(folder, 'infra/old.tf'));
    write('infra/new.tf', ROLE('new', 's3:GetObject'));
    write('ignored/other.tf', ROLE('other', '*'));
    const found = [summaryOf('HEAD'), summaryOf('HEAD~1')];
    git('checkout', '-q', '--', '.');
    rmSync(join(folder, 'infra/new.tf'));
    assert.deepEqual(found, ['identities: 1 added, 1 narrowed, 1 removed', 'identities: 1 added, 1 removed']);
  });

  it('says that nothing changed', () => {
    assert.equal(nhi(folder, 'diff', 'HEAD').out, 'no identity changed\n');
    assert.equal(summaryOf('HEAD~1', 'HEAD~1'), 'no identity changed');
  });

  it('goes back as well as forth', () => {
    assert.equal(summaryOf('HEAD', 'HEAD~1'), 'identities: 1 narrowed');
  });

  it('looks at the folder it is run in', () => {
    write('other/x.tf', ROLE('x', '*'));
    const { out } = nhi(join(folder, 'infra'), 'diff', 'HEAD~1');
    rmSync(join(folder, 'other'), { recursive: true });
    assert.match(out, /^! iam-role app {2}widened {2}app\.tf:1\n/);
    assert.match(out, /identities: 1 widened\n$/);
  });

  it('is a document for programs', () => {
    const document = JSON.parse(nhi(folder, 'diff', 'HEAD~1', 'HEAD', '--format', 'json').out);
    assert.equal(document.version, 1);
    assert.match(document.base, /^[0-9a-f]{40}$/);
    assert.equal(document.changes.length, 1);
    const [{ change, name, gained, declaredAfter }] = document.changes;
    assert.deepEqual([change, name, gained[0].action, gained[0].resources], ['widened', 'app', 's3:*', ['*']]);
    assert.deepEqual(declaredAfter[0].range.start, { line: 1, column: 10 });
  });

  it('is a comment for a pull request, in a file', () => {
    const { code, out } = nhi(folder, 'diff', 'HEAD~1', 'HEAD', '-f', 'markdown', '-o', 'ignored/comment.md');
    assert.deepEqual([code, out], [0, '']);
    assert.match(readFileSync(join(folder, 'ignored/comment.md'), 'utf8'), /^<!-- nhi-diff -->\n[\s\S]*\*\*1\*\* widened/);
  });

  for (const [what, args, message] of [
    ['an unknown commit', ['nowhere'], /^nhi: git knows no commit "nowhere" here\n$/],
    ['an option in place of a commit', ['--', '--output=/tmp/x'], /^nhi: git knows no commit/],
    ['no commit', [], /^nhi: name one commit, or two: nhi diff BASE \[HEAD\]\n$/],
    ['three commits', ['a', 'b', 'c'], /^nhi: name one commit, or two/],
    ['an unknown format', ['HEAD', '-f', 'xml'], /^nhi: unknown format "xml"; formats are text, json, markdown\n$/],
  ] as const) {
    it(`says in one line what is wrong with ${what}`, () => {
      const { code, out, err } = nhi(folder, 'diff', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('says that there is no repository', () => {
    const bare = mkdtempSync(join(tmpdir(), 'nhi-diff-bare-'));
    const { code, err } = nhi(bare, 'diff', 'HEAD');
    rmSync(bare, { recursive: true });
    assert.equal(code, 2);
    assert.match(err, /^nhi: comparing needs a git repository/);
  });
});
