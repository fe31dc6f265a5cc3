/** `nhi check --staged` reads no more than it must: what it says of a file is what a check of everything says of it. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { analyzeFile, analyzeWorkspace, type FileResult, type Workspace } from '../../server/src/engine/analyze';
import { mayHoldPolicies } from '../../server/src/engine/facts/host';
import { asksFor } from '../../server/src/engine/graph/alone';
import { testEngine } from '../support/analysis';
import { checkJson } from '../support/cli';
import { readFixture } from '../support/fixture';
import { prepareGrammars } from '../support/grammars';
import { copyShop, filesUnder, removeShop } from '../support/shop';

const RULES = 'server/src/engine/rules';

/** Every folder of fixtures as a workspace: those that are folders, and the files beside each other as one. */
function workspaces(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const rule of readdirSync(RULES)) {
    const fixtures = join(RULES, rule, 'fixtures');
    if (!existsSync(fixtures)) continue;
    found.set(fixtures, []);
    for (const name of readdirSync(fixtures)) {
      const path = join(fixtures, name);
      if (statSync(path).isDirectory()) found.set(path, filesUnder(path));
      else found.get(fixtures)?.push(path);
    }
  }
  return found;
}

/** Asked of the whole source of a program: see asksFor. */
const OF_PROGRAMS = new Set(['sdk-unused-permission', 'sdk-missing-permission']);

function finds({ findings, suppressed }: Workspace, file: string): boolean {
  return (
    findings.some(({ span, rule }) => span.file === file && !OF_PROGRAMS.has(rule)) ||
    suppressed.some(({ hit }) => hit.span.file === file)
  );
}

describe('what is staged', () => {
  it('asks for the other files wherever they can make a finding', async () => {
    let alone = 0;
    for (const [folder, paths] of workspaces()) {
      await prepareGrammars(paths);
      const results = paths.map((path) =>
        analyzeFile({ file: relative(folder, path), text: readFixture(readFileSync(path, 'utf8')).text }, testEngine),
      );
      const all = analyzeWorkspace(results, testEngine);
      for (const result of results) {
        const { file } = result.facts;
        const told = (some: readonly FileResult[]) => finds(analyzeWorkspace(some, testEngine), file);
        const asks = asksFor(result.facts);
        if (asks === 'all' || told([result])) continue;
        if (asks === 'policies' && told(results.filter((one) => one === result || mayHoldPolicies(one.facts.file)))) continue;
        assert.ok(!finds(all, file), `${join(folder, file)}: a finding that needs more than ${asks}`);
        alone++;
      }
    }
    assert.ok(alone > 50, `${alone} files settled early`);
  });

  it('asks for the files that say what a document is for', () => {
    // As the policy of a resource it is limited to an organization; as the trust of a role it lets too many in.
    const document =
      'data "aws_iam_policy_document" "who" {\n  statement {\n    actions = ["sts:TagSession"]\n    principals {\n' +
      '      type        = "AWS"\n      identifiers = ["*"]\n    }\n    condition {\n      test     = "StringEquals"\n' +
      '      variable = "aws:PrincipalOrgID"\n      values   = ["o-example12345"]\n    }\n  }\n}\n';
    const role = 'resource "aws_iam_role" "app" {\n  assume_role_policy = data.aws_iam_policy_document.who.json\n}\n';
    const [first, second] = [
      analyzeFile({ file: 'document.tf', text: document }, testEngine),
      analyzeFile({ file: 'role.tf', text: role }, testEngine),
    ];
    assert.equal(asksFor(first.facts), 'policies');
    assert.ok(!finds(analyzeWorkspace([first], testEngine), 'document.tf'));
    assert.ok(finds(analyzeWorkspace([first, second], testEngine), 'document.tf'));
    assert.deepEqual(['role.tf', 'a/policy.JSON', 'stack.yml', 'main.tofu', 'app.ts', 'notes.md'].filter(mayHoldPolicies), [
      'role.tf',
      'a/policy.JSON',
      'stack.yml',
      'main.tofu',
    ]);
  });

  it('is told the same as by a check of everything, down to fixes and places', () => {
    const folder = copyShop();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
    try {
      git('init', '-q');
      git('commit', '-q', '--allow-empty', '-m', 'nothing yet');
      const { findings: all, unresolved } = checkJson(folder);
      const findings = all.filter(({ rule }) => !OF_PROGRAMS.has(rule));
      let found = 0;
      let early = 0;
      const files = filesUnder(folder).map((path) => relative(folder, path));
      for (const file of files.filter((path) => !path.startsWith('.git/'))) {
        git('add', file);
        const staged = checkJson(folder, '--staged');
        git('rm', '-q', '--cached', file);
        const expected = findings.filter((one) => one.file === file);
        assert.deepEqual(
          staged.findings.filter(({ rule }) => !OF_PROGRAMS.has(rule)),
          expected,
          file,
        );
        assert.deepEqual(
          staged.unresolved,
          unresolved.filter((one) => one.file === file),
          file,
        );
        found += expected.length;
        if (staged.summary.files === 1) early++;
      }
      assert.equal(found, findings.length);
      assert.ok(early > 1, `${early} files settled alone`);
    } finally {
      removeShop(folder);
    }
  }).timeout(300_000);
});
