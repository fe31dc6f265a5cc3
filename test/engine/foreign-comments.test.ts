/** Comments of other secret scanners: what each silences, and what stands just outside its reach. */
import { strict as assert } from 'node:assert';
import { readPolicyFile } from '../../server/src/engine/policy/config';
import { foreignComments } from '../../server/src/engine/policy/foreign/comments';
import { isAboutSecret, suppressionsIn } from '../../server/src/engine/policy/suppress';
import { analyze, testEngine } from '../support/analysis';
import { fill } from '../support/planted';
import { processorTime } from '../support/processor';

/** Lines of a settings file; `S` stands for a secret. The numbers are the lines that keep their finding. */
async function left(lines: string, file = 'settings.properties'): Promise<number[]> {
  let nth = 0;
  const text = fill(lines.replace(/\bS\b/g, () => `password_${nth++} = {{password:${nth}}}`));
  const { findings } = await analyze({ [file]: text });
  return findings.map(({ span }) => text.slice(0, span.start).split('\n').length);
}

const CASES: readonly (readonly [name: string, text: string, left: readonly number[]])[] = [
  ['nothing is silenced without a mark', 'S\nS', [1, 2]],
  ['detect-secrets: its own line', '# x\nS # pragma: allowlist secret\nS', [3]],
  ['detect-secrets: the old word', 'S  # pragma: whitelist secret\nS', [2]],
  ['detect-secrets: the next line only', '# pragma: allowlist nextline secret\nS\nS', [3]],
  ['detect-secrets: nextline stands alone', 'S # pragma: allowlist nextline secret\nS', [1, 2]],
  ['detect-secrets: not another pragma', 'S # pragma: allowlist everything\nS # pragma: secret', [1, 2]],
  ['gitleaks: anywhere on the line', 'S # gitleaks:allow\nS', [2]],
  ['gitleaks: not the line below', '# gitleaks:allow\nS', [2]],
  ['betterleaks', 'S # betterleaks:allow why\nS', [2]],
  ['trufflehog: behind the secret', 'S # trufflehog:ignore\nS', [2]],
  ['trufflehog: not before it, not above', '# trufflehog:ignore\nS', [2]],
  ['secretlint: line', 'S # secretlint-disable-line\nS', [2]],
  ['secretlint: next line', '# secretlint-disable-next-line\nS\nS', [3]],
  ['secretlint: block', 'S\n# secretlint-disable\nS\nS\n# secretlint-enable\nS', [1, 6]],
  ['secretlint: to the end of the file', 'S\n# secretlint-disable -- reason\nS\nS', [1]],
  ['secretlint: a block of another kind', '# secretlint-disable @secretlint/secretlint-rule-github\nS', [2]],
  ['secretlint: not a longer word', '# secretlint-disabled\nS', [2]],
  ['ggshield: its own line', 'S # ggignore\nS', [2]],
  ['ggshield: not the name of its file', 'S # see .ggignore\nS # ggignore-all', [1, 2]],
  ['semgrep: its own line', 'S # nosemgrep\nS', [2]],
  ['semgrep: alone, the next line', '# nosemgrep\nS\nS', [3]],
  ['semgrep: rules that say secret', 'S # nosemgrep: generic.secrets.security.detected-token', []],
  ['semgrep: not other rules', 'S # nosemgrep: python.lang.correctness.useless-eqeq', [1]],
  ['semgrep: any case', 'S # NOSEM', []],
  ['sonar: its own line', 'S # NOSONAR\nS', [2]],
  ['sonar: not outside a comment, not a longer word', 'NOSONAR.S\nS # NOSONARS', [1, 2]],
  ['jfrog: the line above', '# jfrog-ignore\nS\nS', [3]],
  ['jfrog: beside', 'S # jfrog-ignore\nS', [2]],
  ['datadog: the line above', '# no-dd-secrets\nS\nS', [3]],
  ['datadog: not beside', 'S # no-dd-secrets', [1]],
  ['kics: the line beneath', '# kics-scan ignore-line\nS\nS', [3]],
  ['kics: not its other commands', '# kics-scan ignore-block\nS\n# kics-scan disable=1\nS', [2, 4]],
  ['checkov: the line before, its own, the line after', 'S\nS\nS # checkov:skip=CKV_SECRET_6:why\nS\nS', [1, 5]],
  ['checkov: not other checks', 'S # checkov:skip=CKV_AWS_40', [1]],
  ['trivy: an id that says secret', '# trivy:ignore:general-secrets-no-plaintext-exposure\nS', []],
  ['trivy: not other ids', 'S # trivy:ignore:AVD-AWS-0057', [1]],
  ['vault-radar', 'S # HashiCorpIgnore\nS', [2]],
  ['carriage returns', '# x\r\nS # gitleaks:allow\r\nS', [3]],
];

describe('comments of other scanners', () => {
  for (const [name, text, expected] of CASES) {
    it(name, async () => assert.deepEqual(await left(text), expected));
  }

  it('detect-secrets: not outside a comment', async () => {
    const { findings } = await analyze({ 'a.txt': fill('password = "{{password}}" pragma: allowlist secret\n') });
    assert.equal(findings.length, 1);
  });

  it('secretlint: ids of its rules limit a block to the kinds that they name', async () => {
    const text = fill(
      '# secretlint-disable @secretlint/secretlint-rule-github -- known\npassword = "{{password}}"\ntoken = "{{github-pat}}"\nother = "{{npm-token}}"\n',
    );
    const { findings, suppressed } = await analyze({ 'settings.toml': text });
    assert.deepEqual(
      suppressed.map(({ hit }) => hit.credential?.provider),
      ['GitHub'],
    );
    assert.deepEqual(
      findings.map(({ rule, span }) => `${rule} ${text.slice(0, span.start).split('\n').length}`),
      ['secret-generic-assignment 2', 'secret-provider-token 4'],
    );
  });

  it('cannot be made slow', () => {
    const marks = '# gitleaks:allow nosemgrep secretlint-disable checkov:skip=CKV_SECRET_1 jfrog-ignore NOSONAR nhi-ignore ';
    for (const text of [marks.repeat(20_000), `${marks}\n`.repeat(20_000), `${marks.repeat(5_000)}\n${'x'.repeat(5e6)}`]) {
      const took = processorTime();
      foreignComments(text);
      suppressionsIn(text);
      assert.ok(took() < 2_000, `${took()} ms`);
    }
  });

  it('say who silenced what', async () => {
    const { suppressed } = await analyze({ 'a.properties': fill('password = {{password}} # gitleaks:allow') });
    assert.deepEqual(
      suppressed.map(({ by, rule }) => [by, rule]),
      [['gitleaks', 'secret-generic-assignment']],
    );
  });

  it('silence the secret rules of every host', async () => {
    const text = fill(
      'resource "aws_db_instance" "main" {\n  password = "{{password}}" # gitleaks:allow\n  iam_database_authentication_enabled = true\n}\n',
    );
    const { findings, suppressed } = await analyze({ 'main.tf': text });
    assert.deepEqual([findings.length, suppressed.length], [0, 1]);
  });

  it('silence a private key by a comment behind its last line', async () => {
    const pem = fill(
      'KEY = """-----BEGIN RSA PRIVATE KEY-----\n{{private-key-body}}\n{{private-key-body:2}}\n-----END RSA PRIVATE KEY-----""" # trufflehog:ignore\n',
    );
    const { findings, suppressed } = await analyze({ 'key.py': pem });
    assert.deepEqual([findings.length, suppressed[0]?.by], [0, 'trufflehog']);
  });

  it('never silence a finding about a permission', async () => {
    const policy =
      'data "aws_iam_policy_document" "a" {\n  statement {\n    actions   = ["*"] # gitleaks:allow nosemgrep NOSONAR\n    resources = ["*"] # pragma: allowlist secret\n  }\n}\nresource "aws_iam_policy" "a" {\n  policy = data.aws_iam_policy_document.a.json\n  description = "x"\n}\nresource "aws_db_instance" "b" {\n  password = "PASSWORD"\n  iam_database_authentication_enabled = true\n}\n';
    const text = `# secretlint-disable\n${policy.replace('PASSWORD', fill('{{password}}'))}`;
    const { findings, suppressed } = await analyze({ 'main.tf': text });
    assert.equal(suppressed.length, 1);
    assert.ok(findings.some(({ rule }) => rule === 'aws-iam-full-admin'));
    assert.deepEqual(findings.map(({ rule }) => rule).filter(isAboutSecret), []);
  });

  it('count for nothing where the policy says so', async () => {
    const { policy, problems } = readPolicyFile('honour-foreign-suppressions: false\n');
    assert.deepEqual(problems, []);
    const files = { 'a.properties': fill('password = {{password}} # gitleaks:allow') };
    assert.equal((await analyze(files, { ...testEngine, policy })).findings.length, 1);
    assert.equal((await analyze(files)).findings.length, 0);
    assert.equal(readPolicyFile('honour-foreign-suppressions: perhaps\n').problems.length, 1);
  });
});

describe("zizmor's comments", () => {
  const workflow = (comment: string, above: string) =>
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    ${above}\n    permissions: write-all${comment}\n    steps: [{ run: make }]\n`;
  const rulesIn = async (comment: string, above = '') =>
    (await analyze({ '.github/workflows/a.yml': workflow(comment, above) })).findings.map(({ rule }) => rule);

  it('silence the rule that judges the same, on their line', async () => {
    assert.deepEqual(await rulesIn(''), ['ci-gha-permissions-broad']);
    assert.deepEqual(await rulesIn(' # zizmor: ignore[artipacked, excessive-permissions] releases'), []);
    assert.deepEqual(await rulesIn('', '# zizmor: ignore[excessive-permissions]'), []);
  });

  it('silence nothing else', async () => {
    for (const comment of [' # zizmor: ignore[artipacked]', ' # zizmor: ignore', '\n    # zizmor: ignore[artipacked]'])
      assert.deepEqual(await rulesIn(comment), ['ci-gha-permissions-broad'], comment);
  });
});
