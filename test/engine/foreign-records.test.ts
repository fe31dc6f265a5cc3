/** Files of other secret scanners: what they leave out, and what stays. */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { compileExpression } from '../../server/src/engine/policy/foreign/expression';
import { type ForeignFile, readForeignFiles } from '../../server/src/engine/policy/foreign/files';
import { analyze, testEngine } from '../support/analysis';
import { fill } from '../support/planted';
import { processorTime } from '../support/processor';

const sha1 = (value: string) => createHash('sha1').update(value).digest('hex');

/** Findings left in files under records, as `file:line`, and who silenced the others. */
async function under(records: Partial<Record<ForeignFile, string>>, files: Record<string, string>) {
  const texts = new Map(Object.entries(records) as [ForeignFile, string][]);
  const { records: foreign, problems } = readForeignFiles(texts);
  const filled = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, fill(text)]));
  const { findings, suppressed } = await analyze(filled, { ...testEngine, foreign });
  const lineOf = (file: string, at: number) => (filled[file] ?? '').slice(0, at).split('\n').length;
  return {
    left: findings.map(({ span }) => `${span.file}:${lineOf(span.file, span.start)}`),
    by: suppressed.map(({ by }) => by),
    problems,
  };
}

const A = 'x = 1\npassword = {{password}}\ntoken = {{github-pat}}\n';

describe('files of other scanners', () => {
  it('.gitleaksignore: fingerprints with and without a commit, comments, damage', async () => {
    const ignore = `# known\n\nconf/a.properties:generic-api-key:2\n${'0'.repeat(40)}:./conf/b.properties:rule:3 \nnonsense\nconf/a.properties:x:zero\n`;
    const { left, by } = await under({ '.gitleaksignore': ignore }, { 'conf/a.properties': A, 'conf/b.properties': A });
    // The first place of each value also has the finding that it stands in both files.
    assert.deepEqual(left, ['conf/a.properties:3', 'conf/a.properties:3', 'conf/b.properties:2']);
    assert.deepEqual(by, ['gitleaks', 'gitleaks', 'gitleaks']);
  });

  it('.secrets.baseline: by the hash of the value, wherever it moves inside the file', async () => {
    const entry = (value: string, rest = {}) => ({ type: 'x', hashed_secret: sha1(value), line_number: 99, ...rest });
    const baseline = (...entries: object[]) => JSON.stringify({ version: '1.5.0', results: { 'a.properties': entries } });
    const files = { 'a.properties': A, 'b.properties': A };
    const known = await under({ '.secrets.baseline': baseline(entry(fill('{{password}}'))) }, files);
    assert.deepEqual(known.left, ['a.properties:3', 'a.properties:3', 'b.properties:2', 'b.properties:3']);
    assert.deepEqual(known.by, ['detect-secrets', 'detect-secrets']);
    const other = await under({ '.secrets.baseline': baseline(entry('another', { line_number: 2 })) }, files);
    assert.equal(other.left.length, 6, 'a new value on a known line is new');
    const real = await under({ '.secrets.baseline': baseline(entry(fill('{{password}}'), { is_secret: true })) }, files);
    assert.equal(real.left.length, 6, 'what an audit called a secret is one');
    assert.deepEqual((await under({ '.secrets.baseline': '{' }, files)).problems.length, 1);
  });

  it('.secrets.baseline is not searched itself', async () => {
    const text = JSON.stringify({ results: { a: [{ hashed_secret: sha1('x') }] } });
    assert.equal((await under({}, { '.secrets.baseline': text, 'sub/.secrets.baseline': text })).left.length, 0);
    assert.equal((await under({}, { 'other.baseline': text })).left.length, 1);
  });

  it('.secrets.baseline: what the other tool took for the value', async () => {
    const url = fill('postgres://u:{{url-password}}@db.example.com/x');
    const pem = fill(
      '-----BEGIN RSA PRIVATE KEY-----\n{{private-key-body}}\n{{private-key-body:2}}\n-----END RSA PRIVATE KEY-----\n',
    );
    const results = {
      'a.properties': [{ hashed_secret: sha1(fill('{{url-password}}')) }],
      'b.properties': [{ hashed_secret: sha1(url) }],
      'key.pem': [{ hashed_secret: sha1('BEGIN RSA PRIVATE KEY') }],
    };
    const files = { 'a.properties': `db_url = ${url}\n`, 'b.properties': `db_url = ${url}\n`, 'key.pem': pem };
    assert.equal((await under({}, files)).left.length, 3);
    assert.deepEqual((await under({ '.secrets.baseline': JSON.stringify({ results }) }, files)).left, []);
  });

  it('.gitallowed: tried on file, line and content', async () => {
    const files = { 'a.properties': A, 'doc/b.properties': A };
    assert.deepEqual((await under({ '.gitallowed': '# doc\n^doc/.*:3:\n' }, files)).left, [
      'a.properties:2',
      'a.properties:3',
      'doc/b.properties:2',
    ]);
    assert.deepEqual((await under({ '.gitallowed': 'token = gh[a-z]_[[:alnum:]]{36}' }, files)).left, [
      'a.properties:2',
      'doc/b.properties:2',
    ]);
  });

  it('.gitallowed: what is more than regular is named, and does not run', async () => {
    const { left, problems } = await under({ '.gitallowed': '(a)\\1\n(?=x)\n[\n(a|b\nprop\n' }, { 'a.properties': A });
    assert.deepEqual(
      problems.map((problem) => problem.split(':').slice(0, 2).join(':')),
      ['.gitallowed:1', '.gitallowed:2', '.gitallowed:3', '.gitallowed:4'],
    );
    assert.deepEqual(left, [], 'the last expression is used: it occurs in the name of the file or the line');
  });

  it('.secretlintignore: paths, secrets only', async () => {
    const files = { 'test/a.properties': A, 'src/a.properties': A, 'test/keep.properties': A };
    const { left } = await under({ '.secretlintignore': '# x\n/test/*\n!/test/keep.properties\n' }, files);
    assert.deepEqual(left, ['src/a.properties:2', 'src/a.properties:3', 'test/keep.properties:2', 'test/keep.properties:3']);
  });

  it('.trivyignore: ids of secret rules, and paths where the YAML form names some', async () => {
    const files = { 'a.properties': A, 'docs/a.properties': A };
    assert.equal((await under({ '.trivyignore': 'CVE-2018-14618\nAVD-DS-0002 exp:2030-01-01\n' }, files)).left.length, 4);
    assert.deepEqual((await under({ '.trivyignore': 'github-pat # why\n' }, files)).left, [
      'a.properties:2',
      'docs/a.properties:2',
    ]);
    const yaml = 'vulnerabilities:\n  - id: CVE-1\n    paths: [a.properties]\nsecrets:\n  - id: generic\n    paths: ["docs/*"]\n';
    assert.deepEqual((await under({ '.trivyignore.yaml': yaml }, files)).left, ['a.properties:2', 'a.properties:3']);
  });
});

describe('expressions of other people', () => {
  const occurs = (source: string, text: string) => compileExpression(source)?.(text);

  it('mean what POSIX says', () => {
    for (const [source, yes, no] of [
      ['abc', 'xabcx', 'abx'],
      ['^a.c$', 'abc', 'abcd'],
      ['a(b|cd)*e', 'abcdbe', 'abce'],
      ['(ab|a)(c|bcd)(d*)', 'abcd', 'b'],
      ['a{2,3}b', 'aab', 'ab'],
      ['^a{2}$', 'aa', 'aaa'],
      ['x{2,}y', 'xxxxy', 'xy'],
      ['[^a-c]x', 'dx', 'ax'],
      ['[]x]$', ']', 'a'],
      ['[[:digit:]-]+@', '12-3@', 'a@'],
      ['\\bkey\\b', 'a key b', 'monkeys'],
      ['\\.env\\w?$', '.env1', 'xenv'],
      ['(a|)b', 'b', 'a'],
      ['a?b+c*$', 'abbb', 'ac'],
      ['AKIA[0-9A-Z]{16}', `AKIA${'Z'.repeat(16)}`, 'AKIA12'],
    ] as const) {
      assert.equal(occurs(source, yes), true, `${source} in ${yes}`);
      assert.equal(occurs(source, no), false, `${source} in ${no}`);
    }
  });

  it('agree with the engine of the platform', () => {
    const sources = ['(a|b)*abb', 'a*(b|c+)a?', '^(ab?|b)*$', '(a{1,2}b){2}', '[ab]c?a+$', '(a|ab)(bc|c)?$', 'a(bc?|c)*a'];
    const words = [''];
    for (let i = 0; words.length < 1_000; i++) for (const letter of 'abc') words.push(`${words[i]}${letter}`);
    for (const source of sources) {
      const platform = new RegExp(source);
      const ours = compileExpression(source);
      for (const word of words) assert.equal(ours?.(word), platform.test(word), `${source} in ${word}`);
    }
  });

  it('cannot hang, and are refused where they are too large', () => {
    const took = processorTime();
    for (const source of ['(a+)+$', '(a|aa)*b', '(.*)*x', '([a-z]+)*[0-9]', '(a?){50}a{50}']) occurs(source, 'a'.repeat(1_000));
    assert.ok(took() < 1_000, `${took()} ms`);
    for (const source of ['((a{99}){99}){99}', '('.repeat(200), '*a', 'a{5,2}', '[[:nope:]]'])
      assert.equal(compileExpression(source), undefined, source);
  });
});
