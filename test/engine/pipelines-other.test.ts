/** What pipelines of the other CI systems say: variables, steps, commands, tokens and the roles that jobs become. */
import { strict as assert } from 'node:assert';
import { extractors } from '../../server/src/engine/facts/index';
import { emptyFacts, type Facts, type Host, type PipelineFact } from '../../server/src/engine/facts/model';
import type { Span } from '../../server/src/engine/syntax/span';
import { analyze } from '../support/analysis';
import { fill } from '../support/planted';

interface Read {
  readonly facts: Facts;
  readonly fact: PipelineFact;
  readonly at: (span: Span | undefined) => string;
}

function read(file: string, raw: string, host: Host = 'pipeline'): Read {
  const text = fill(raw);
  const facts = emptyFacts(file, host);
  extractors[host]?.({ file, host, text, fingerprint: (value) => `hash of ${value.length}`, facts });
  const [fact] = facts.pipelines;
  assert.ok(fact, 'there is a pipeline');
  return { facts, fact, at: (span) => (span ? text.slice(span.start, span.end) : '') };
}

/** `job/step: command words`. */
function commandsOf({ jobs }: PipelineFact): string[] {
  return jobs.flatMap(({ id, steps }) =>
    steps.flatMap(({ label, scripts }) =>
      scripts.flatMap(({ commands }) => commands.map(({ words }) => `${id}/${label}: ${words.join(' ')}`)),
    ),
  );
}

function variablesOf({ env, jobs }: PipelineFact): string[] {
  return [
    ...env.map(({ name, value }) => `${name}=${value?.text}`),
    ...jobs.flatMap((job) => [
      ...job.env.map(({ name, value }) => `${job.id}: ${name}=${value?.text}`),
      ...job.with.map(({ name, value }) => `${job.id}: with ${name}=${value?.text}`),
      ...job.steps.flatMap((step) => [
        ...step.env.map(({ name, value }) => `${job.id}/${step.label}: ${name}=${value?.text}`),
        ...step.with.map(({ name, value }) => `${job.id}/${step.label}: with ${name}=${value?.text}`),
      ]),
    ]),
  ];
}

const slots = ({ credentials }: Facts) => credentials.map(({ slot }) => [slot.kind, slot.name, slot.owner ?? ''].join(' | '));

describe('pipelines of other systems', () => {
  it('GitLab: both forms of variables, extends, anchors, !reference, secrets and tokens', () => {
    const { fact, at, facts } = read(
      '.gitlab-ci.yml',
      `spec:
  inputs: { stage: { default: x } }
---
include:
  - local: a.yml
default:
  before_script: [ 'echo hi' ]
variables:
  A: $B
  C: { value: two, description: why }
.base: &base
  variables: &vars { D: 1 }
  script: [ 'one', [ 'two a', 'three' ] ]
deploy:
  <<: *base
  extends: .base
  environment: { name: production }
  needs: [ build, { job: test } ]
  id_tokens:
    AWS_TOKEN: { aud: sts.amazonaws.com }
  secrets:
    DB: { vault: prod/db }
  rules:
    - if: $CI
      variables: { E: $F }
  before_script:
    - !reference [.setup, script]
    - aws sts assume-role-with-web-identity --role-arn arn:aws:iam::123456789012:role/deploy
`,
    );
    assert.deepEqual(variablesOf(fact), ['A=$B', 'C=two', '.base: D=1', 'deploy: D=1', 'deploy: E=$F']);
    assert.deepEqual(commandsOf(fact), [
      'default/before_script: echo hi',
      '.base/script: one',
      '.base/script: two a',
      '.base/script: three',
      'deploy/script: aws sts assume-role-with-web-identity --role-arn arn:aws:iam::123456789012:role/deploy',
      'deploy/script: one',
      'deploy/script: two a',
      'deploy/script: three',
    ]);
    const deploy = fact.jobs.find(({ id }) => id === 'deploy');
    assert.equal(at(deploy?.environment?.span), 'production');
    assert.deepEqual(
      deploy?.idTokens.map(({ span }) => at(span)),
      ['AWS_TOKEN'],
    );
    assert.deepEqual(
      deploy?.secrets?.entries.map(({ name, value }) => `${name} ${at(value?.span)}`),
      ['DB prod/db'],
    );
    assert.deepEqual(
      deploy?.needs.map(({ text }) => text),
      ['build', 'test'],
    );
    assert.equal(fact.identity, 'oidc:gitlab:.gitlab-ci.yml');
    assert.deepEqual(
      facts.references.map(({ type, from, to }) => `${from} ${type} ${to}`),
      ['Pipeline/.gitlab-ci.yml/deploy assumes arn:aws:iam::123456789012:role/deploy'],
    );
  });

  it('Azure: stages, deployments, conditions of templates, tasks and lists of variables', () => {
    const { fact, at } = read(
      'azure-pipelines.yml',
      `variables:
  - group: shared
  - name: one
    value: $(two)
  - \${{ if eq(1, 1) }}:
      - { name: three, value: four }
stages:
  - stage: Ship
    variables: { five: six }
    jobs:
      - \${{ each x in parameters.all }}:
          - deployment: web
            environment: production
            strategy:
              runOnce:
                deploy:
                  steps:
                    - task: AzureCLI@2
                      displayName: Log in
                      inputs: { azureSubscription: shop, inlineScript: 'az group list' }
                on:
                  failure:
                    steps: [ { script: undo it } ]
      - template: jobs.yml@shared
        parameters: { seven: $(eight) }
`,
    );
    assert.deepEqual(variablesOf(fact), [
      'one=$(two)',
      'three=four',
      'Ship: five=six',
      'web/Log in: with azureSubscription=shop',
      'web/Log in: with inlineScript=az group list',
      'jobs.yml@shared: with seven=$(eight)',
    ]);
    assert.deepEqual(commandsOf(fact), ['web/Log in: az group list', 'web/step 1: undo it']);
    assert.deepEqual(
      fact.env[0]?.expressions.map(({ text, span }) => [text, at(span)]),
      [['two', 'two']],
    );
    assert.equal(at(fact.jobs.find(({ id }) => id === 'web')?.environment?.span), 'production');
    const uses = fact.jobs.flatMap(({ steps }) => steps).find((step) => step.uses)?.uses;
    assert.deepEqual([uses?.name, uses?.ref, at(uses?.span)], ['azurecli', '2', 'AzureCLI@2']);
  });

  it('CircleCI: commands, orbs by their own names, jobs of workflows and the token of the job', () => {
    const { fact, facts } = read(
      '.circleci/config.yml',
      `version: 2.1
orbs:
  cli: circleci/aws-cli@4.1
  inline:
    commands:
      go: { steps: [ { run: go build } ] }
commands:
  log-in:
    steps:
      - when: { condition: << pipeline.x >>, steps: [ { run: { name: Token, command: 'echo $CIRCLE_OIDC_TOKEN_V2', environment: { A: b } } } ] }
jobs:
  build:
    docker: [ { image: a }, { image: b, environment: { C: d } } ]
    environment: { E: f }
    steps: [ checkout, cli/install, cli/setup: { role_arn: 'arn:aws:iam::123456789012:role/ci' } ]
workflows:
  all:
    jobs:
      - build: { context: [ aws ] }
      - cli/run: { pre-steps: [ { run: before } ], key: G }
`,
    );
    assert.deepEqual(commandsOf(fact), [
      'log-in/Token: echo $CIRCLE_OIDC_TOKEN_V2',
      'go/step 1: go build',
      'cli/run/step 1: before',
    ]);
    assert.deepEqual(
      fact.jobs
        .flatMap(({ id, steps, uses }) =>
          [uses, ...steps.map((step) => step.uses)].map((use) => use && `${id} ${use.name} ${use.ref}`),
        )
        .filter(Boolean),
      ['build circleci/aws-cli/install 4.1', 'build circleci/aws-cli/setup 4.1', 'cli/run circleci/aws-cli/run 4.1'],
    );
    assert.deepEqual(
      fact.jobs.filter(({ idTokens }) => idTokens.length > 0).map(({ id }) => id),
      ['build', 'log-in'],
    );
    assert.ok(variablesOf(fact).includes('build: C=d'));
    assert.ok(variablesOf(fact).includes('log-in/Token: A=b'));
    assert.deepEqual(
      facts.references.map(({ from, to }) => `${from} ${to}`),
      ['Pipeline/config.yml/build arn:aws:iam::123456789012:role/ci'],
    );
  });

  it('Bitbucket: steps wherever they stand, once through an alias, pipes and oidc', () => {
    const { fact, facts } = read(
      'bitbucket-pipelines.yml',
      `definitions:
  steps:
    - step: &deploy
        name: Deploy
        oidc: true
        deployment: production
        script:
          - make x
          - pipe: atlassian/aws-s3-deploy:1.1.0
            variables: { AWS_OIDC_ROLE_ARN: 'arn:aws:iam::123456789012:role/bb', S3: shop }
pipelines:
  default: [ { step: *deploy }, { parallel: { steps: [ { step: { script: [ 'one' ] } } ] } } ]
  branches: { main: [ { stage: { steps: [ { step: { script: [ 'two' ] } } ] } } ] }
`,
    );
    assert.deepEqual(commandsOf(fact), ['Deploy/line 1: make x', 'step/line 1: one', 'step/line 1: two']);
    assert.deepEqual(
      fact.jobs.map(({ id, idTokens, environment }) => [id, idTokens.length, environment?.text]),
      [
        ['Deploy', 1, 'production'],
        ['step', 0, undefined],
        ['step', 0, undefined],
      ],
    );
    assert.deepEqual(
      facts.references.map(({ from, to }) => `${from} ${to}`),
      ['Pipeline/bitbucket-pipelines.yml/Deploy arn:aws:iam::123456789012:role/bb'],
    );
  });

  it('Buildkite: groups, plugins in both forms, secrets and tokens', () => {
    const { fact } = read(
      '.buildkite/pipeline.yml',
      `env: { A: b }
secrets: [ TOKEN ]
steps:
  - group: all
    steps:
      - label: Ship
        commands: [ 'buildkite-agent oidc request-token --audience x', 'make' ]
        secrets: { KEY: prod_key }
        plugins:
          - docker#v5: { image: a, environment: { C: d } }
          - aws-assume-role-with-web-identity#v1.4.0: { role-arn: 'arn:aws:iam::123456789012:role/bk' }
  - wait
  - trigger: other
    build: { env: { E: f } }
`,
    );
    assert.deepEqual(variablesOf(fact).slice(0, 3), ['A=b', 'TOKEN=TOKEN', 'Ship: KEY=prod_key']);
    assert.ok(variablesOf(fact).includes('other: E=f'));
    assert.ok(variablesOf(fact).includes('Ship/docker#v5: C=d'));
    assert.deepEqual(
      fact.jobs.find(({ id }) => id === 'Ship')?.idTokens.map(({ text }) => text),
      ['aws-assume-role-with-web-identity', 'buildkite-agent oidc'],
    );
  });

  it('Jenkins: environments, bindings and shell steps; comments and strings are none', () => {
    const { fact, facts, at } = read(
      'Jenkinsfile',
      `// environment { A = 'b' }
pipeline {
  environment { DB = credentials('shop-db'); }
  stages {
    stage('Ship } it') {
      environment {
        TOKEN = '{{token}}'
        URL = "https://\${HOST}/x"
      }
      steps {
        echo "withAWS(credentials: 'no') {"
        withCredentials([string(credentialsId: 'one', variable: 'ONE'), [$class: 'AmazonWebServicesCredentialsBinding',
            credentialsId: 'two']]) {
          sh '''
            aws s3 ls
          '''
          sh(script: "make x", returnStdout: true)
        }
        withAWS(role: 'arn:aws:iam::123456789012:role/jenkins', region: 'eu-central-1') { sh 'make y' }
      }
    }
  }
}
`,
      'groovy',
    );
    assert.deepEqual(commandsOf(fact), ['Ship } it/sh: aws s3 ls', 'Ship } it/sh: make x', 'Ship } it/sh: make y']);
    assert.deepEqual(
      fact.jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses?.name ?? [])),
      ['string', 'amazonwebservicescredentialsbinding', 'withaws'],
    );
    assert.ok(variablesOf(fact).includes('DB=shop-db'));
    assert.deepEqual(slots(facts), ['ci-variable | TOKEN | stage Ship } it']);
    assert.equal(at(facts.credentials[0]?.span), fill('{{token}}'));
    assert.deepEqual(
      facts.references.map(({ to }) => to),
      ['arn:aws:iam::123456789012:role/jenkins'],
    );
  });

  it('names the slot of a literal after its job and step, and leaves scripts to other rules', () => {
    const { facts } = read(
      '.github/workflows/ci.yml',
      `on: push
jobs:
  test:
    services: { db: { image: mysql, env: { MYSQL_ROOT_PASSWORD: {{password}} } } }
    steps:
      - name: Upload
        uses: acme/upload@v1
        with: { api-key: {{token}} }
      - run: tool --token {{token:2}}
`,
    );
    assert.deepEqual(slots(facts), [
      'ci-variable | MYSQL_ROOT_PASSWORD | job test service db',
      'ci-variable | api-key | job test step Upload',
      'key-value | token | jobs.test.steps.run',
    ]);
  });

  it('reads anything without failing, and finds the same in what is cut off', async () => {
    const files = [
      '.gitlab-ci.yml',
      'azure-pipelines.yml',
      '.circleci/config.yml',
      'bitbucket-pipelines.yml',
      '.buildkite/x.yml',
      'Jenkinsfile',
    ];
    const texts = [
      '',
      '[]',
      'steps: x\njobs: []\nstages: [a, [b], {c: d}]\npipelines: 3\nworkflows: { a: { jobs: [ {} , x ] } }',
      'a: &a { <<: *a, steps: *a, script: [ *a ] }',
      'jobs: { a: { steps: [ { run: { command: 7 } }, { x/y: } ], docker: x, services: [ y ] } }\nplugins: { a: b }',
      "pipeline { environment { A = '",
      `${'stage("x") { '.repeat(200)}withCredentials([aws(`,
      `steps: ${'['.repeat(150)}`,
    ];
    for (const file of files) for (const text of texts) await analyze({ [file]: text });
  });
});
