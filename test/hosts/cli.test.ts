/** The command line from outside: exit codes, formats, git, fixes. */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '../../server/src/engine/rules/index';
import { checkJson, nhi } from '../support/cli';
import { jwt } from '../support/readable';
import { copyShop, removeShop } from '../support/shop';

const SECRET =
  'resource "aws_db_instance" "main" {\n  password = "Meadow-Train-2291!"\n  iam_database_authentication_enabled = true\n}\n';
const CLEAN =
  'resource "aws_db_instance" "main" {\n  manage_master_user_password = true\n  iam_database_authentication_enabled = true\n}\n';

describe('command line', () => {
  let folder: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const filesFound = (...args: string[]) => [...new Set(checkJson(folder, ...args).findings.map(({ file }) => file))];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('exit codes follow --fail-on and the policy', () => {
    write('main.tf', SECRET);
    assert.equal(nhi(folder, 'check').code, 1);
    const [finding] = checkJson(folder).findings;
    write('.nhi.yaml', `rules:\n  ${finding?.rule}: low\n`);
    assert.equal(nhi(folder, 'check').code, 0);
    assert.equal(nhi(folder, 'check', '--fail-on', 'low').code, 1);
    write('.nhi.yaml', `rules:\n  ${finding?.rule}: low\nfailOn: low\n`);
    assert.equal(nhi(folder, 'check').code, 1);
    write('main.tf', CLEAN);
    assert.equal(nhi(folder, 'check', '--fail-on', 'info').code, 0);
  });

  it('the JSON contract: names, units, order', () => {
    write('b.tf', `# \u{1F511}\u00e9\n${SECRET}`);
    write('a.tf', `# "\u{1F511}\u00e9" x\n${SECRET.replace('  password', '  /* \u{1F511} */ password')}`);
    const report = JSON.parse(nhi(folder, 'check', '--format', 'json').out);
    assert.deepEqual(Object.keys(report), ['version', 'tool', 'findings', 'unresolved', 'summary']);
    assert.equal(report.tool.name, 'nhi-hygiene');
    const findings = report.findings.filter(({ rule }: { rule: string }) => rule !== 'graph-secret-duplicated');
    assert.equal(findings.length, report.findings.length - 1, 'that the value stands twice is one finding');
    assert.deepEqual(
      findings.map(({ file }: { file: string }) => file),
      ['a.tf', 'b.tf'],
    );
    const [a, b] = findings;
    assert.deepEqual(Object.keys(a), [
      'rule',
      'severity',
      'confidence',
      'message',
      'file',
      'range',
      'owasp',
      'cwe',
      'identity',
      'credential',
      'fixes',
      'fingerprint',
    ]);
    // The key emoji counts two UTF-16 units.
    assert.deepEqual(a.range, { start: { line: 3, column: 24 }, end: { line: 3, column: 42 } });
    assert.deepEqual(b.range, { start: { line: 3, column: 15 }, end: { line: 3, column: 33 } });
    const { evidence, ...credential } = a.credential;
    assert.deepEqual(credential, { format: null, provider: null, checksum: 'none', places: 2 });
    assert.deepEqual(evidence, ['a literal in a place that holds a credential']);
    assert.notEqual(a.fingerprint, b.fingerprint);
    assert.deepEqual(Object.keys(report.summary), ['files', 'bytes', 'durationMs', 'bySeverity', 'suppressed', 'suppressedBy']);
  });

  it('knows the day: a token that has expired is told as such, and counts little', () => {
    write('run.sh', `X=${jwt({ sub: 'ci', exp: 1577836800 })}\nY=${jwt({ sub: 'ci', exp: 4102444800 })}\n`);
    const [expired, valid] = checkJson(folder).findings;
    assert.deepEqual([expired?.severity, expired?.credential?.expires], ['low', '2020-01-01T00:00:00Z']);
    assert.match(expired?.message ?? '', /, expired 2020-01-01$/);
    assert.match(valid?.message ?? '', /, valid until 2100-01-01$/);
  });

  it('fingerprints survive a move inside the file', () => {
    write('main.tf', SECRET);
    const before = checkJson(folder).findings.map(({ fingerprint }) => fingerprint);
    write('main.tf', `\n\n# a comment\n\n${SECRET}`);
    assert.deepEqual(
      checkJson(folder).findings.map(({ fingerprint }) => fingerprint),
      before,
    );
  });

  it('SARIF lists all rules, the exact region, and no snippet', () => {
    write('main.tf', SECRET);
    const sarif = JSON.parse(nhi(folder, 'check', '--format', 'sarif').out);
    const [run] = sarif.runs;
    assert.equal(sarif.version, '2.1.0');
    assert.equal(run.tool.driver.rules.length, rules.length);
    for (const rule of run.tool.driver.rules) {
      assert.ok(
        rule.help.text && rule.properties.tags.includes('security') && Number(rule.properties['security-severity']) >= 0,
        rule.id,
      );
    }
    const [result] = run.results;
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, 'main.tf');
    assert.deepEqual(region, { startLine: 2, startColumn: 15, endLine: 2, endColumn: 33 });
    assert.ok(!JSON.stringify(sarif).includes('snippet'));
  });

  it('honours .gitignore, but scans tracked files that it names', () => {
    git('init', '-q');
    write('.gitignore', 'ignored/\n*.secret.tf\n');
    write('ignored/a.tf', SECRET);
    write('b.secret.tf', SECRET);
    write('tracked.secret.tf', SECRET);
    write('plain.tf', SECRET);
    git('add', '-f', 'tracked.secret.tf');
    assert.deepEqual(filesFound(), ['plain.tf', 'tracked.secret.tf']);
  });

  it('honours .gitignore outside git too', () => {
    write('.gitignore', 'ignored/\n');
    write('ignored/a.tf', SECRET);
    write('sub/.gitignore', 'b.tf\n');
    write('sub/b.tf', SECRET);
    write('sub/c.tf', SECRET);
    assert.deepEqual(filesFound(), ['sub/c.tf']);
  });

  it('honours the policy\'s "ignore"', () => {
    write('vendor/a.tf', SECRET);
    write('b.tf', SECRET);
    write('.nhi.yaml', 'ignore:\n  - vendor/\n');
    assert.deepEqual(filesFound(), ['b.tf']);
  });

  it('--staged judges the index, not the working tree', () => {
    git('init', '-q');
    write('old.tf', SECRET);
    git('add', '.');
    git('commit', '-qm', 'x');
    write('staged.tf', SECRET);
    git('add', 'staged.tf');
    write('staged.tf', CLEAN);
    write('unstaged.tf', SECRET);
    assert.deepEqual(filesFound('--staged'), ['staged.tf']);
    write('staged.tf', CLEAN);
    git('add', 'staged.tf');
    write('staged.tf', SECRET);
    assert.deepEqual(filesFound('--staged'), []);
    renameSync(join(folder, 'old.tf'), join(folder, 'new name.tf'));
    git('add', '-A', 'old.tf', 'new name.tf');
    assert.deepEqual(filesFound('--staged'), ['new name.tf']);
    git('rm', '-q', '--cached', 'new name.tf');
    assert.deepEqual(filesFound('--staged'), []);
  });

  it('runs no program that the repository names in its own git settings', () => {
    git('init', '-q');
    write('main.tf', SECRET);
    git('add', '.');
    write('spy.sh', '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n');
    chmodSync(join(folder, 'spy.sh'), 0o755);
    for (const name of ['core.fsmonitor', 'diff.external', 'core.pager']) git('config', name, join(folder, 'spy.sh'));
    assert.deepEqual(filesFound(), ['main.tf']);
    assert.deepEqual(filesFound('--staged'), ['main.tf']);
    assert.ok(!existsSync(join(folder, 'ran')));
    // The spy works: git itself would have run it.
    git('ls-files', '--others');
    assert.ok(existsSync(join(folder, 'ran')));
  });

  it('checks only the paths it is given', () => {
    write('a/x.tf', SECRET);
    write('b/y.tf', SECRET);
    assert.deepEqual(filesFound('a'), ['a/x.tf']);
    assert.deepEqual(filesFound('b/y.tf'), ['b/y.tf']);
  });

  it('nhi fix changes nothing without --write, and then only what is safe', () => {
    const secret = 'provider "postgresql" {\n  password = "Meadow-Train-2291!"\n}\n';
    write('main.tf', secret);
    const shown = nhi(folder, 'fix');
    assert.match(shown.out, /Nothing was changed/);
    assert.equal(readFileSync(join(folder, 'main.tf'), 'utf8'), secret);
    nhi(folder, 'fix', '--write');
    const fixed = readFileSync(join(folder, 'main.tf'), 'utf8');
    assert.ok(!fixed.includes('Meadow'), 'the environment fix is safe and was applied');
    assert.deepEqual(checkJson(folder).findings, []);
    nhi(folder, 'fix', '--write', '--review');
    assert.equal(readFileSync(join(folder, 'main.tf'), 'utf8'), fixed, 'a second run changes nothing');
  });

  it('nhi fix --vault takes the chosen vault, keeps CRLF and the byte order mark', () => {
    write('main.tf', `\uFEFF${SECRET.replaceAll('\n', '\r\n')}`);
    nhi(folder, 'fix', '--write', '--review', '--vault', 'hashicorp-vault', '--rule', 'tf-aws-plaintext-credential-argument');
    const fixed = readFileSync(join(folder, 'main.tf'), 'utf8');
    assert.ok(fixed.startsWith('\uFEFF') && fixed.includes('vault_kv_secret_v2'), 'the vault is read');
    assert.ok(!/[^\r]\n/.test(fixed), 'every line still ends with CRLF');
  });

  it('nhi fix leaves a file alone whose bytes are no text', () => {
    writeFileSync(
      join(folder, 'main.tf'),
      Buffer.concat([Buffer.from('# '), Buffer.from([0xe9, 0xff]), Buffer.from(`\n${SECRET}`)]),
    );
    const before = readFileSync(join(folder, 'main.tf'));
    const { err } = nhi(folder, 'fix', '--write', '--review');
    assert.match(err, /main\.tf: not changed/);
    assert.ok(readFileSync(join(folder, 'main.tf')).equals(before));
  });

  it('nhi fix writes all files of a fix, or none', () => {
    const manifest = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      env:\n        - name: DB_PASSWORD\n          value: Meadow-Train-2291!\n`;
    write('k8s/pod.yaml', manifest);
    const fixIt = () =>
      nhi(folder, 'fix', '--write', '--review', '--vault', 'aws-secrets-manager', '--rule', 'k8s-env-literal-secret');
    // Where the second file of the fix should go stands a folder: that write fails.
    const companion = 'k8s/web-db-external-secret.yaml';
    mkdirSync(join(folder, companion));
    assert.match(fixIt().err, /nothing was changed: .*EEXIST/);
    assert.equal(readFileSync(join(folder, 'k8s/pod.yaml'), 'utf8'), manifest);
    rmSync(join(folder, companion), { recursive: true });
    fixIt();
    assert.ok(!readFileSync(join(folder, 'k8s/pod.yaml'), 'utf8').includes('Meadow'));
    assert.match(readFileSync(join(folder, companion), 'utf8'), /kind: ExternalSecret/);
  });

  it('nhi inventory follows the contract', () => {
    const shop = copyShop();
    const report = JSON.parse(nhi(shop, 'inventory', '--format', 'json').out);
    removeShop(shop);
    assert.deepEqual(Object.keys(report), ['version', 'identities', 'edges']);
    const role = report.identities.find(
      (one: { name: string; kind: string }) => one.kind === 'iam-role' && one.name === 'shop-api',
    );
    assert.deepEqual(Object.keys(role), [
      'id',
      'kind',
      'provider',
      'name',
      'declared',
      'references',
      'credentials',
      'grants',
      'trust',
      'owner',
      'environments',
      'risk',
      'findings',
      'aliases',
      'mentioned',
      'account',
      'creator',
      'environmentSources',
      'purpose',
      'since',
      'expires',
      'rotation',
      'lifetime',
      'admin',
      'riskReasons',
    ]);
    assert.equal(role.owner.value, 'web');
    assert.ok(role.references.some(({ from }: { from: string }) => from.includes('aws_ecs_task_definition.api')));
    assert.ok(
      role.references.some(({ type }: { type: string }) => type === 'assumes'),
      'the ServiceAccount that assumes it is in another file',
    );
    assert.ok(role.grants.some(({ actions }: { actions: string[] }) => actions.includes('s3:*')));
    assert.ok(report.edges.length >= 10);
  });

  it('nhi inventory writes a file, chooses, and asks git', () => {
    const shop = copyShop();
    const run = (...args: string[]) => nhi(shop, 'inventory', ...args);
    const file = run('--format', 'csv', '--output', 'review.csv', '--kind', 'iam-user');
    const rows = readFileSync(join(shop, 'review.csv'), 'utf8').trimEnd().split('\r\n');
    assert.deepEqual([file.code, file.out], [0, '']);
    assert.ok(rows.length > 2 && rows.slice(1).every((row) => row.includes(',iam-user,')));
    assert.match(run('--min-risk', '100').out, /risk 100/);
    assert.doesNotMatch(run('--min-risk', '100').out, /risk \d\d?$/m);
    assert.equal(JSON.parse(run('--format', 'json', '--git').out).identities[0].since, null, 'no repository, no ages');
    for (const wrong of [
      ['--format', 'xls'],
      ['--min-risk', 'high'],
      ['--spec', '1.4'],
    ]) {
      const { code, err } = run(...wrong);
      assert.deepEqual([code, err.split('\n').length], [2, 2], wrong.join(' '));
    }
    assert.equal(run('--format', 'dot', '--output', 'no/such/folder').code, 2);
    removeShop(shop);
  });

  it('rules and explain speak of every rule', function () {
    this.timeout(300_000);
    const { out } = nhi(folder, 'rules');
    assert.equal(out.trim().split('\n').length, rules.length);
    for (const { id } of rules) {
      const { out: text, code } = nhi(folder, 'explain', id);
      assert.equal(code, 0);
      assert.match(text, /## Why it matters/);
    }
    assert.equal(JSON.parse(nhi(folder, 'rules', '--format', 'json').out).rules.length, rules.length);
  });

  it('help and version', () => {
    assert.match(nhi(folder, '--help').out, /nhi check/);
    assert.match(nhi(folder, '--version').out, /^nhi \d+\.\d+\.\d+ \(AWS action table of \d{4}-\d{2}-\d{2}\)\n$/);
    assert.equal(existsSync(join(folder, 'undefined')), false);
  });
});
