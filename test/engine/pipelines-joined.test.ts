/** Pipelines and the clouds that they log in to, joined over files: who becomes which role, and whether its trust lets them. */
import { strict as assert } from 'node:assert';
import { inventoryOf } from '../../server/src/engine/inventory';
import { analyze } from '../support/analysis';

const RULE = 'graph-ci-oidc-trust-mismatch';
const ISSUER = 'token.actions.githubusercontent.com';
const ARN = 'arn:aws:iam::123456789012:role/deploy';

/** A role in Terraform whose trust has this condition on the subject. */
function role(test: string, ...subjects: string[]): string {
  return `
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/${ISSUER}" }
      Condition = {
        StringEquals = { "${ISSUER}:aud" = "sts.amazonaws.com" }
        ${test === 'StringEquals' ? 'ForAnyValue:StringEquals' : test} = { "${ISSUER}:sub" = ${JSON.stringify(subjects)} }
      }
    }]
  })
}
`.replace('ForAnyValue:StringEquals =', '"ForAnyValue:StringEquals" =');
}

/** A workflow with one job that logs in. */
function workflow(on: string, job = '', login = `role-to-assume: ${ARN}`): string {
  return `name: deploy
on:
${on}
jobs:
  ship:
    runs-on: ubuntu-latest
${job}    permissions:
      id-token: write
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          ${login}
          aws-region: eu-central-1
`;
}

async function mismatches(files: Record<string, string>): Promise<string[]> {
  const { findings } = await analyze(files);
  return findings.filter(({ rule }) => rule === RULE).map(({ span }) => (files[span.file] ?? '').slice(span.start, span.end));
}

const joined = (on: string, job: string, test: string, ...subjects: string[]) =>
  mismatches({ '.github/workflows/deploy.yml': workflow(on, job), 'infra/role.tf': role(test, ...subjects) });

const PUSH = '  push:\n    branches: [main]';
const STAGING = '    environment: staging\n';
const repo = (rest: string) => `repo:example-org/shop:${rest}`;

describe('pipelines joined with clouds', () => {
  it('show in the inventory which job becomes which role', async () => {
    const file = '.github/workflows/deploy.yml';
    const workspace = await analyze({ [file]: workflow(PUSH), 'infra/role.tf': role('StringLike', repo('*')) });
    const [record] = inventoryOf(workspace).filter(({ kind }) => kind === 'iam-role');
    assert.equal(record?.name, 'deploy');
    assert.deepEqual(
      record?.references.map(({ from, type, span }) => [from, type, span.file]),
      [['Workflow/deploy/ship', 'assumes', file]],
    );
  });

  it('mismatch where the environment is another, and only then', async () => {
    assert.deepEqual(await joined(PUSH, STAGING, 'StringEquals', repo('environment:production')), [ARN]);
    assert.deepEqual(
      await joined(PUSH, STAGING, 'StringEquals', repo('environment:production'), repo('environment:staging')),
      [],
    );
    assert.deepEqual(await joined(PUSH, STAGING, 'StringLike', repo('environment:*')), []);
    // An environment takes the branch's place.
    assert.deepEqual(await joined(PUSH, STAGING, 'StringEquals', repo('ref:refs/heads/main')), [ARN]);
    assert.deepEqual(await joined(PUSH, '', 'StringEquals', repo('environment:staging')), [ARN]);
    // What an expression names is not known.
    assert.deepEqual(await joined(PUSH, '    environment: ${{ inputs.to }}\n', 'StringEquals', repo('environment:staging')), []);
  });

  it('compare branches, tags and events with what starts the workflow', async () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      [PUSH, 'ref:refs/heads/main', true],
      [PUSH, 'ref:refs/heads/release', false],
      [PUSH, 'ref:refs/heads/m*', true],
      [PUSH, 'pull_request', false],
      ['  push:\n    branches: ["release/**"]', 'ref:refs/heads/release/1', true],
      ['  push:\n    branches: ["release/**"]', 'ref:refs/heads/main', false],
      ['  push:\n    tags: ["v*"]', 'ref:refs/heads/main', false],
      ['  push:\n    tags: ["v*"]', 'ref:refs/tags/v1', true],
      ['  push:\n    branches-ignore: [docs]', 'ref:refs/tags/v1', false],
      ['  push:', 'ref:refs/tags/v1', true],
      ['  pull_request:', 'pull_request', true],
      ['  pull_request:', 'ref:refs/heads/main', false],
      ['  schedule:\n    - cron: "0 0 * * *"', 'ref:refs/heads/trunk', true],
      ['  schedule:\n    - cron: "0 0 * * *"', 'ref:refs/tags/v1', false],
      ['  workflow_dispatch:', 'ref:refs/tags/v1', true],
      ['  release:\n    types: [published]', 'ref:refs/heads/main', false],
      // Nobody of the workspace calls it, or what starts it is not known here.
      ['  workflow_call:', 'ref:refs/heads/main', true],
      ['  deployment:', 'ref:refs/heads/main', true],
    ];
    for (const [on, subject, admitted] of cases)
      assert.deepEqual(await joined(on, '', 'StringLike', repo(subject)), admitted ? [] : [ARN], `${on} ${subject}`);
  });

  it('say nothing of subjects in another form, of parts that are not known, and of logins of another kind', async () => {
    assert.deepEqual(await joined(PUSH, '', 'StringLike', 'job_workflow_ref:example-org/ci/*'), []);
    assert.deepEqual(await joined(PUSH, '', 'StringLike', 'repo:example-org/*'), []);
    assert.deepEqual(await joined(PUSH, STAGING, 'StringEquals', `repo:\${var.repository}:environment:staging`), []);
    assert.deepEqual(await joined(PUSH, STAGING, 'StringEquals', `\${var.subject}`), []);
    for (const login of [
      `role-to-assume: ${ARN}\n          role-chaining: true`,
      'role-to-assume: ${{ secrets.ROLE }}',
      'role-to-assume: ${{ vars.ROLE }}',
    ]) {
      const files = {
        '.github/workflows/deploy.yml': workflow(PUSH, STAGING, login),
        'infra/role.tf': role('StringEquals', repo('environment:production')),
      };
      assert.deepEqual(await mismatches(files), [], login);
    }
  });

  it('lead from the workflow to the condition, and offer the subject of the job', async () => {
    const files = {
      '.github/workflows/deploy.yml': workflow(PUSH, STAGING),
      'infra/role.tf': role('StringEquals', repo('environment:production')),
    };
    const { findings } = await analyze(files);
    const [finding] = findings.filter(({ rule }) => rule === RULE);
    assert.equal(
      finding?.message,
      "Job ship cannot log in as deploy: it runs for environment staging, and the role's trust admits other subjects only",
    );
    const [related] = finding?.related ?? [];
    assert.equal(files['infra/role.tf'].slice(related?.span.start, related?.span.end), repo('environment:production'));
    const [remedy] = finding?.remedies ?? [];
    assert.ok(remedy?.type === 'replace-term');
    assert.deepEqual(
      remedy.choices.map(({ terms }) => terms),
      [[repo('environment:staging'), repo('environment:production')], [repo('environment:staging')]],
    );
  });

  it('follow a role through variables, inputs of called workflows and actions of the repository', async () => {
    const trust = role('StringEquals', repo('environment:production'));
    const byVariable = workflow(PUSH, STAGING, 'role-to-assume: arn:aws:iam::${{ env.ACCOUNT }}:role/deploy').replace(
      'jobs:',
      'env:\n  ACCOUNT: "123456789012"\njobs:',
    );
    assert.equal((await mismatches({ '.github/workflows/deploy.yml': byVariable, 'infra/role.tf': trust })).length, 1);
    const called = workflow(
      '  workflow_call:\n    inputs:\n      role:\n        type: string',
      '',
      'role-to-assume: ${{ inputs.role }}',
    );
    const caller = `on: push\njobs:\n  go:\n    uses: ./.github/workflows/called.yml\n    with:\n      role: ${ARN}\n`;
    const files = { '.github/workflows/called.yml': called, '.github/workflows/main.yml': caller, 'infra/role.tf': trust };
    assert.deepEqual(await mismatches(files), [ARN]);
    const action =
      'name: login\nruns:\n  using: composite\n  steps:\n    - uses: aws-actions/configure-aws-credentials@v4\n      with:\n        role-to-assume: ${{ inputs.role }}\n';
    const user = `on: push\njobs:\n  go:\n    runs-on: ubuntu-latest\n    environment: staging\n    steps:\n      - uses: ./.github/actions/login\n        with:\n          role: ${ARN}\n`;
    assert.deepEqual(
      await mismatches({
        '.github/actions/login/action.yml': action,
        '.github/workflows/main.yml': user,
        'infra/role.tf': trust,
      }),
      [ARN],
    );
  });

  it('hold for roles of CloudFormation too', async () => {
    const template = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRoleWithWebIdentity
            Principal:
              Federated: !Sub arn:aws:iam::\${AWS::AccountId}:oidc-provider/${ISSUER}
            Condition:
              StringEquals:
                ${ISSUER}:aud: sts.amazonaws.com
                ${ISSUER}:sub: ${repo('environment:production')}
`;
    assert.deepEqual(await mismatches({ '.github/workflows/deploy.yml': workflow(PUSH, STAGING), 'template.yaml': template }), [
      ARN,
    ]);
    assert.deepEqual(
      await mismatches({
        '.github/workflows/deploy.yml': workflow(PUSH, STAGING.replace('staging', 'production')),
        'template.yaml': template,
      }),
      [],
    );
  });
});

describe('rights that a workflow never named', () => {
  it('are those that its steps write to, and list', async () => {
    const step = (id: string, uses: string) => `  ${id}:\n    runs-on: x\n    steps:\n      - uses: ${uses}\n`;
    const text = `on: pull_request\njobs:\n${step('title', 'amannn/action-semantic-pull-request@v6')}${step('lock', 'dessant/lock-threads@v6')}${step('build', 'actions/setup-node@v6')}`;
    const { findings } = await analyze({ '.github/workflows/a.yml': text });
    const [remedy] = findings.find(({ rule }) => rule === 'ci-gha-permissions-default')?.remedies ?? [];
    assert.ok(remedy?.type === 'edit-data');
    assert.deepEqual(
      remedy.changes.flatMap((change) => (change.op === 'set' ? [change.value] : [])),
      [
        { contents: 'read' },
        { contents: 'read', 'pull-requests': 'read' },
        { contents: 'read', issues: 'write', 'pull-requests': 'write' },
      ],
    );
  });
});

describe('one cause in many places', () => {
  it('is told once, and hinted at after that', async () => {
    const job = (id: string) =>
      `  ${id}:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n      - run: ./deploy.sh\n        env: { A: "\${{ secrets.DEPLOY_A }}", B: "\${{ secrets.DEPLOY_B }}" }\n`;
    const { findings } = await analyze({ '.github/workflows/a.yml': `on: push\njobs:\n${job('deploy')}${job('release')}` });
    const severities = (id: string) => findings.filter(({ rule }) => rule === id).map(({ severity }) => severity);
    assert.deepEqual(severities('ci-persist-credentials'), ['low', 'info']);
    assert.deepEqual(severities('ci-secret-outside-environment'), ['low', 'info', 'low', 'info']);
  });
});

describe('workflows among the data of tests', () => {
  it('are hinted at: no system runs them', async () => {
    const text = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n';
    const severities = async (file: string) =>
      (await analyze({ [file]: text })).findings.map(({ rule, severity }) => [rule, severity]);
    assert.deepEqual(await severities('pkg/runner/testdata/basic/push.yml'), [['ci-gha-permissions-default', 'info']]);
    assert.deepEqual(await severities('.github/workflows/unit-test.yml'), [['ci-gha-permissions-default', 'medium']]);
  });
});

describe('workflows that call each other', () => {
  it('need from the caller what they ask for', async () => {
    const { findings } = await analyze({
      '.github/workflows/release.yml':
        'on: push\npermissions:\n  contents: write\n  id-token: write\njobs:\n  tag:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n      - run: git push --tags\n  publish:\n    uses: ./.github/workflows/publish.yml\n',
      '.github/workflows/publish.yml':
        'on: workflow_call\npermissions:\n  contents: read\n  id-token: write\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: { persist-credentials: false }\n      - run: npm publish\n',
    });
    const found = findings.find(({ rule }) => rule === 'ci-gha-id-token-broad');
    const [remedy] = found?.remedies ?? [];
    assert.ok(remedy?.type === 'edit-data');
    assert.deepEqual(
      remedy.changes.flatMap((change) => (change.op === 'set' ? [change.value] : [])),
      [{ contents: 'read', 'id-token': 'write' }],
    );
  });

  it('are walked once each, however many jobs call', async () => {
    const jobs = (target: string) =>
      Array.from({ length: 60 }, (_, i) => `  j${i}:\n    uses: ./.github/workflows/${target}.yml\n    secrets: inherit\n`).join(
        '',
      );
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `.github/workflows/w${i}.yml`,
        `on: workflow_call\njobs:\n${jobs(`w${(i + 1) % 8}`)}`,
      ]),
    );
    const leaf = `${workflow('  workflow_call:').replace('    permissions:\n      id-token: write\n', '')}      - run: npm publish\n`;
    const start = Date.now();
    await analyze({
      ...files,
      '.github/workflows/w9.yml': leaf,
      '.github/workflows/w0.yml': `on: workflow_call\njobs:\n${jobs('w9')}${jobs('w1').replaceAll('  j', '  k')}`,
      'infra/role.tf': role('StringEquals', repo('pull_request')),
    });
    assert.ok(Date.now() - start < 20_000);
  });
});
