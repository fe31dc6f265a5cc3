/** Fixes in pipelines: what is written in one line, and places where no edit may be offered. */
import { strict as assert } from 'node:assert';
import { applyEdits } from '../../server/src/engine/fixes/apply';
import { around } from '../../server/src/engine/fixes/hosts/jenkins/groovy';
import { posixEdits } from '../../server/src/engine/fixes/hosts/pipelines/posix';
import { powershellEdits } from '../../server/src/engine/fixes/hosts/pipelines/windows';
import type { Edit } from '../../server/src/engine/fixes/model';
import type { Range } from '../../server/src/engine/syntax/span';
import { applied, type Case, fixesOf } from './fixes-support';

type Write = (script: string, secret: Range, variable: string) => Edit[] | undefined;

/** The script with `‹…›` replaced; undefined where it cannot be. */
function written(write: Write, marked: string): string | undefined {
  const [start, end] = [marked.indexOf('‹'), marked.indexOf('›') - 1];
  const script = marked.replace(/[‹›]/g, '');
  const edits = write(script, { start, end }, 'TOKEN');
  return edits && applyEdits(script, edits);
}

const workflow = (text: string): Case => ({
  host: 'yaml',
  file: '.github/workflows/ci.yml',
  text,
  slot: 'key-value',
  name: 'token',
});
const gitlab = (text: string): Case => ({ host: 'yaml', file: '.gitlab-ci.yml', text, slot: 'key-value', name: 'token' });
const jenkins = (text: string): Case => ({ host: 'groovy', file: 'Jenkinsfile', text, slot: 'assignment', name: 'token' });

function isByHand(one: Case): void {
  const { fixes } = fixesOf(one);
  assert.deepEqual(
    fixes.filter(({ edits }) => edits.length > 0).map(({ id }) => id),
    [],
    one.text,
  );
  assert.equal(fixes[0]?.safety, 'manual');
}

describe('fixes in pipelines', () => {
  it('quotes a variable as the shell needs it', () => {
    const posix = (marked: string) => written(posixEdits, marked);
    assert.equal(posix('deploy --token ‹abc›'), 'deploy --token "$TOKEN"');
    assert.equal(posix('mysql -p‹abc› app'), 'mysql -p"$TOKEN" app');
    assert.equal(posix('deploy "x-‹abc›" y'), 'deploy "x-$TOKEN" y');
    assert.equal(posix('deploy "‹abc›_x"'), 'deploy "${TOKEN}_x"');
    assert.equal(posix("deploy '‹abc›'"), 'deploy "$TOKEN"');
    assert.equal(posix("curl -H 'Authorization: Bearer ‹abc›' x"), 'curl -H "Authorization: Bearer $TOKEN" x');
    assert.equal(posix(`curl -d '{"token":"‹abc›"}'`), `curl -d '{"token":"'"$TOKEN"'"}'`);
    assert.equal(posix(`echo '"‹abc›'`), `echo '"'"$TOKEN"`);
    assert.equal(posix('X="$(login "‹abc›")"'), 'X="$(login "$TOKEN")"');
    assert.equal(posix("echo it\\'s ‹abc›"), 'echo it\\\'s "$TOKEN"');
    assert.equal(posix("# it's\ndeploy ‹abc›"), '# it\'s\ndeploy "$TOKEN"');
    assert.equal(posix('cat <<EOF > f\ntoken=‹abc›\nEOF'), 'cat <<EOF > f\ntoken=$TOKEN\nEOF');
    assert.equal(posix("cat <<'EOF' > f\nx\nEOF\ndeploy ‹abc›"), 'cat <<\'EOF\' > f\nx\nEOF\ndeploy "$TOKEN"');
    assert.equal(posix("echo ${{ github.event.it's }} ‹abc›"), 'echo ${{ github.event.it\'s }} "$TOKEN"');
  });

  it('leaves what the shell does not expand', () => {
    const posix = (marked: string) => written(posixEdits, marked);
    assert.equal(posix('# deploy ‹abc›'), undefined);
    assert.equal(posix("cat <<'EOF'\ntoken=‹abc›\nEOF"), undefined);
    assert.equal(posix('x=`login ‹abc›`'), undefined);
    assert.equal(posix("x=$'‹abc›'"), undefined);
    assert.equal(posix('x="‹a$b›"'), undefined);
  });

  it('quotes a variable as PowerShell needs it', () => {
    const powershell = (marked: string) => written(powershellEdits, marked);
    assert.equal(powershell('Deploy -Token ‹abc›'), 'Deploy -Token $env:TOKEN');
    assert.equal(powershell("Deploy -Token '‹abc›'"), 'Deploy -Token $env:TOKEN');
    assert.equal(powershell('Deploy "Bearer ‹abc›"'), 'Deploy "Bearer $env:TOKEN"');
    assert.equal(powershell('Deploy "‹abc›:x"'), 'Deploy "$($env:TOKEN):x"');
    assert.equal(powershell('# Deploy ‹abc›'), undefined);
    assert.equal(powershell('deploy --token=‹abc›'), undefined);
    assert.equal(powershell('@"\n‹abc›\n"@'), undefined);
  });

  it('knows the blocks of a Jenkinsfile, not what is in strings and comments', () => {
    const text = "pipeline {\n  // it's {\n  /* } ' */\n  environment {\n    A = \"}{\"\n    T = 'abc'\n  }\n}";
    assert.deepEqual(
      around(text, text.indexOf('abc'))?.blocks.map(({ head }) => head),
      ['pipeline', 'environment'],
    );
    assert.equal(around(text, text.indexOf('it')), undefined);
    assert.equal(around("x = 'a\nb'", 6), undefined);
    assert.equal(around(`${'{'.repeat(300)}'a'`, 301), undefined);
  });

  it('offers no edit in a workflow where neither a secret nor a step is known', () => {
    const job = (text: string) => workflow(`on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n${text}`);
    isByHand(job('    strategy:\n      matrix:\n        include:\n          - token: ‹hunter22x›\n    steps:\n      - run: x\n'));
    isByHand(
      job('    services:\n      db:\n        image: x\n        options: --token ‹hunter22x›\n    steps:\n      - run: x\n'),
    );
    isByHand(job("    steps:\n      - run: x\n        if: github.token == '‹hunter22x›'\n"));
    isByHand(workflow('on:\n  workflow_dispatch:\n    inputs:\n      token:\n        default: ‹hunter22x›\njobs: {}\n'));
    isByHand(
      job("    steps:\n      - run: x\n        env:\n          URL: ${{ inputs.db && 'pg://app:‹hunter22x›@db/app' || '' }}\n"),
    );
    isByHand(workflow('on: push\njobs:\n  a:\n    uses: ./x.yml\n    with:\n      token: ‹hunter22x›\n'));
  });

  it('offers no edit in scripts that are not of a known shell', () => {
    const step = (text: string) => workflow(`on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${text}`);
    isByHand(step('      - run: print("‹hunter22x›")\n        shell: python\n'));
    isByHand(
      step(
        "      - uses: actions/github-script@v7\n        with:\n          script: |\n            const token = '‹hunter22x›';\n",
      ),
    );
    isByHand(step("      - run: |\n          cat <<'EOF' > .npmrc\n          token=‹hunter22x›\n          EOF\n"));
    isByHand(step('      - run: x\n        env: &shared\n          <<: {}\n          NAME: !x ‹hunter22x›\n'));
    isByHand({
      ...step('      - run: deploy ‹hunter22x›\n'),
      text: step('      - run: deploy ‹hunter22x›\n').text.replace('ubuntu-latest', '${{ matrix.os }}'),
    });
  });

  it('reads no vault in the files of other forges, nor in a composite action', () => {
    const ids = (one: Case) => fixesOf({ ...one, vault: 'hashicorp-vault' }).fixes.map(({ id }) => id);
    const text =
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x\n        env:\n          TOKEN: ‹hunter22x›\n';
    assert.deepEqual(ids({ ...workflow(text), file: '.gitea/workflows/a.yml' }), ['vault-reference:environment']);
    const action =
      'runs:\n  using: composite\n  steps:\n    - run: x\n      shell: bash\n      env:\n        TOKEN: ‹hunter22x›\n';
    assert.deepEqual(ids({ ...workflow(action), file: 'deploy/action.yml' }), ['vault-reference:environment']);
    isByHand({ ...workflow(action.replace('composite', 'node20')), file: 'deploy/action.yml' });
  });

  it('logs in only where the job has not, and never beside a login that comes later', () => {
    const text =
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: x\n        env:\n          TOKEN: ‹hunter22x›\n' +
      '      - uses: aws-actions/configure-aws-credentials@v6\n';
    const ids = fixesOf({ ...workflow(text), vault: 'aws-secrets-manager' }).fixes.map(({ id }) => id);
    assert.deepEqual(ids, ['vault-reference:environment']);
  });

  it('offers no edit in GitLab CI where variables are not known, or nobody can tell who reads one', () => {
    isByHand(gitlab('spec:\n  inputs:\n    token:\n      default: ‹hunter22x›\n---\na:\n  script: [x]\n'));
    isByHand(gitlab('a:\n  parallel:\n    matrix:\n      - TOKEN: ‹hunter22x›\n  script: [x]\n'));
    isByHand(gitlab('a:\n  variables:\n    TOKEN: {value: ‹hunter22x›, expand: false}\n  script: [x]\n'));
    isByHand(gitlab('a:\n  image:\n    name: x\n    token: ‹hunter22x›\n  script: [x]\n'));
    assert.ok(
      fixesOf({ ...gitlab('variables:\n  "A(+": ‹hunter22x›\n  X: y\na:\n  script: [x]\n'), vault: 'hashicorp-vault' }).fixes
        .length > 0,
    );
    const two = gitlab('variables:\n  TOKEN: ‹hunter22x›\n  X: y\na:\n  script:\n    - make\nb:\n  script:\n    - make\n');
    assert.deepEqual(
      fixesOf({ ...two, vault: 'hashicorp-vault' }).fixes.map(({ id }) => id),
      ['vault-reference:environment'],
    );
  });

  it('keeps the tokens of `default:`, and uses them', () => {
    const text =
      'default:\n  id_tokens:\n    MINE:\n      aud: $VAULT_SERVER_URL\na:\n  variables:\n    A: b\n    TOKEN: ‹hunter22x›\n  script:\n    - make\n';
    const after = [
      ...applied(fixesOf({ ...gitlab(text), vault: 'hashicorp-vault' }), 'vault-reference:hashicorp-vault').values(),
    ][0];
    assert.match(after ?? '', /token: \$MINE\n/);
    assert.equal(after?.match(/id_tokens/g)?.length, 1);
  });

  it('offers no edit in a Jenkinsfile that interpolates, or where no step stands on its own', () => {
    isByHand(jenkins('node {\n  sh "deploy ${env.STAGE} --token ‹hunter22x›"\n}\n'));
    isByHand(jenkins("node {\n  def token = '‹hunter22x›'\n}\n"));
    isByHand(jenkins("node {\n  def out = sh(script: 'deploy --token ‹hunter22x›', returnStdout: true)\n}\n"));
    isByHand(jenkins("node {\n  if (x) { sh 'deploy --token ‹hunter22x›' }\n}\n"));
    isByHand(jenkins("node {\n  withEnv(['TOKEN=‹hunter22x›', 'A=b']) {\n    sh 'x'\n  }\n}\n"));
    isByHand(jenkins("pipeline {\n  parameters {\n    string(name: 'TOKEN', defaultValue: '‹hunter22x›')\n  }\n}\n"));
    isByHand(jenkins("// sh 'deploy --token ‹hunter22x›'\n"));
  });

  it('offers no edit in other pipelines where a secret variable would not be known', () => {
    const at = (file: string, text: string) => isByHand({ host: 'yaml', file, text, slot: 'key-value', name: 'token' });
    at('azure-pipelines.yml', 'variables:\n  TOKEN: ‹hunter22x›\nsteps:\n  - script: make\n');
    at('azure-pipelines.yml', 'pool:\n  vmImage: windows-latest\nsteps:\n  - script: deploy ‹hunter22x›\n');
    at(
      '.circleci/config.yml',
      'jobs:\n  a:\n    docker:\n      - image: x\n        environment:\n          TOKEN: ‹hunter22x›\n',
    );
    at('.buildkite/pipeline.yml', 'env:\n  TOKEN: ‹hunter22x›\nsteps:\n  - command: make\n');
  });
});
