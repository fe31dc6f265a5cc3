import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { PipelineStep } from '../../server/src/engine/facts/model';
import { isHarmless } from '../../server/src/engine/facts/pipelines/github/needs/programs';
import { loginUse, type Surroundings, stepUse } from '../../server/src/engine/facts/pipelines/github/needs/step';
import { testEngine } from '../support/analysis';

const NOTHING: Surroundings = { token: false, login: false };
const TOKEN: Surroundings = { token: true, login: false };
const LOGIN: Surroundings = { token: false, login: true };

function step(...lines: string[]): PipelineStep {
  const body = lines.map((line, i) => `${i === 0 ? '      - ' : '        '}${line}`).join('\n');
  const text = `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${body}\n`;
  const [found] = analyzeFile({ file: '.github/workflows/a.yml', text }, testEngine).facts.pipelines[0]?.jobs[0]?.steps ?? [];
  assert.ok(found);
  return found;
}

describe('what a step of a workflow writes to', () => {
  it('knows actions by their documentation', () => {
    assert.equal(stepUse(step('uses: softprops/action-gh-release@v2'), 'contents', NOTHING), 'yes');
    assert.equal(stepUse(step('uses: softprops/action-gh-release@v2'), 'packages', NOTHING), 'no');
    assert.equal(stepUse(step('uses: goreleaser/goreleaser-action@v6'), 'packages', NOTHING), 'maybe');
    assert.equal(stepUse(step('uses: someone/something@v1'), 'issues', NOTHING), 'maybe');
    assert.equal(stepUse(step('uses: actions/setup-node@v4'), 'contents', NOTHING), 'no');
  });

  it('knows a login by OIDC from one with keys', () => {
    const role = step('uses: aws-actions/configure-aws-credentials@v4', 'with:', '  role-to-assume: x');
    const keys = step('uses: aws-actions/configure-aws-credentials@v4', 'with:', '  aws-access-key-id: x', '  role-to-assume: y');
    assert.deepEqual(
      [role, keys].map((one) => stepUse(one, 'id-token', NOTHING)),
      ['yes', 'no'],
    );
    const script = step('uses: actions/github-script@v7', 'with:', '  script: await core.getIDToken()');
    assert.equal(stepUse(script, 'id-token', NOTHING), 'yes');
  });

  it('knows commands of gh and git', () => {
    const writes = (command: string, scope: string) => stepUse(step(`run: ${command}`), scope, TOKEN);
    assert.equal(writes('gh release create v1', 'contents'), 'yes');
    assert.equal(writes('gh release view v1', 'contents'), 'no');
    assert.equal(writes('gh pr comment 1 -b x', 'pull-requests'), 'yes');
    assert.equal(writes('gh pr comment 1 -b x', 'issues'), 'maybe');
    assert.equal(writes('gh api repos/x', 'issues'), 'no');
    assert.equal(writes('gh api -X POST repos/x', 'issues'), 'maybe');
    assert.equal(writes('git -C x push origin HEAD', 'contents'), 'yes');
    assert.equal(writes('git push', 'issues'), 'no');
    assert.equal(writes('uv run mkdocs gh-deploy', 'contents'), 'yes');
  });

  it('knows pushes to other hosts', () => {
    const push = (url: string) =>
      stepUse(step('run: |', `  git remote add mirror ${url}`, '  git push --force mirror main'), 'contents', LOGIN);
    assert.equal(push('https://me:$PASSWORD@codeberg.org/a/b.git'), 'no');
    assert.equal(push('https://github.com/a/b.git'), 'yes');
    assert.equal(push('$URL'), 'yes');
  });

  it('knows the calls of a program with a client', () => {
    const writes = (script: string, scope: string) =>
      stepUse(step('uses: actions/github-script@v8', 'with:', `  script: ${JSON.stringify(script)}`), scope, NOTHING);
    assert.equal(writes('await github.rest.issues.createComment({ body })', 'pull-requests'), 'yes');
    assert.equal(writes('await github.rest.issues.createComment({ body })', 'contents'), 'no');
    assert.equal(writes('await github.paginate(github.rest.pulls.listFiles, { a })', 'pull-requests'), 'no');
    assert.equal(writes('await github.rest.pulls.merge({ a })', 'contents'), 'yes');
    assert.equal(writes("const run = require('./x.js'); await run({ github })", 'issues'), 'maybe');
    assert.equal(writes('await github.graphql(`mutation { a }`)', 'issues'), 'maybe');
    assert.equal(writes("await github.request('POST /repos/a')", 'issues'), 'maybe');
    assert.equal(writes("core.info(require('fs').readFileSync('a'))", 'issues'), 'no');
  });

  it('cannot tell of a script with the token or the login at hand', () => {
    assert.equal(stepUse(step('run: ./x.sh'), 'contents', NOTHING), 'no');
    assert.equal(stepUse(step('run: ./x.sh'), 'contents', LOGIN), 'maybe');
    assert.equal(stepUse(step('run: ./x.sh'), 'issues', LOGIN), 'no');
    assert.equal(stepUse(step('run: ./x.sh'), 'issues', TOKEN), 'maybe');
    const own = step('run: pytest', 'env:', '  T: ${{ github.token }}');
    assert.equal(stepUse(own, 'statuses', NOTHING), 'maybe');
    assert.equal(stepUse(step('run: import os', 'shell: python'), 'id-token', NOTHING), 'maybe');
  });

  it('knows what uses the login of the checkout', () => {
    const uses = ['git fetch origin', 'git log', 'npm ci', './x.sh', 'npx semantic-release'].map((run) =>
      loginUse(step(`run: ${run}`)),
    );
    assert.deepEqual(uses, ['yes', 'no', 'no', 'maybe', 'yes']);
    assert.equal(loginUse(step('uses: stefanzweifel/git-auto-commit-action@v5')), 'yes');
  });

  it('takes builds and tests for harmless, and what ships something for nothing of the kind', () => {
    const all = ['npm ci', 'npm run build:web', 'make test', 'bundle exec rspec', 'uv run pytest', 'A=1', 'go test ./...'];
    for (const one of all) assert.ok(isHarmless(one.split(' ')), one);
    for (const one of [
      'npm publish',
      'npm run release',
      'make',
      'make deploy',
      'bundle exec rake release',
      'mvn deploy',
      './x',
      'uv publish',
    ])
      assert.ok(!isHarmless(one.split(' ')), one);
  });
});
