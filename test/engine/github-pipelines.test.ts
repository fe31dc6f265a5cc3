import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { PipelineFact } from '../../server/src/engine/facts/model';
import { commandsOf, programWords } from '../../server/src/engine/facts/pipelines/commands';
import { parseYaml } from '../../server/src/engine/syntax/data/yaml';
import type { Range } from '../../server/src/engine/syntax/span';
import { get, HOLE, type StringValue } from '../../server/src/engine/syntax/value';
import { testEngine } from '../support/analysis';
import { fill } from '../support/planted';

const FILE = '.github/workflows/ci.yml';

function pipelineOf(text: string, file = FILE): PipelineFact {
  const [fact] = analyzeFile({ file, text }, testEngine).facts.pipelines;
  assert.ok(fact);
  return fact;
}

/** `name: a workflow` with one job of these steps. */
function withSteps(...lines: string[]): string {
  return ['on: push', 'jobs:', '  a:', '    runs-on: x', '    steps:', ...lines.map((line) => `      ${line}`), ''].join('\n');
}

describe('facts of GitHub workflows', () => {
  const text = `name: "Deploy it"
on:
  push:
    branches: [main]
  pull_request_target: { types: [opened, labeled] }
permissions: read-all
env: { A: "x\${{ secrets.ONE }}y" }
jobs:
  build:
    permissions:
      contents: write # tags
      id-token: "write"
    environment: { name: 'prod', url: "\${{ steps.d.outputs.url }}" }
    strategy: { matrix: { key: ["\${{ vars.K }}"] } }
    if: github.ref == 'x'
    needs: [lint]
    steps:
      - name: Fetch
        uses: Actions/Checkout@v4
        with:
          ref: &head "\${{ github.event.pull_request.head.sha }}"
          fetch-depth: 0
      - uses: "./.github/actions/x"
      - run: |
          echo a
          curl -H "\${{ secrets['TWO'] }}" x
        env:
          B: >-
            one
            \${{ secrets.THREE }}
      - run: git checkout \${{ inputs.ref }}
        env: { REF: *head }
  called:
    uses: org/repo/.github/workflows/x.yml@main
    secrets: inherit
`;
  const fact = pipelineOf(text);
  const at = (range: Range | undefined) => text.slice(range?.start, range?.end);
  const [build, called] = fact.jobs;

  it('knows the file, its name and its triggers', () => {
    assert.deepEqual([fact.system, fact.kind, fact.name, at(fact.span)], ['github', 'workflow', 'Deploy it', 'Deploy it']);
    assert.equal(at(fact.top), text);
    assert.deepEqual(
      fact.triggers.map(({ name, span, filters }) => [name, at(span), filters.map((one) => `${one.name}=${one.value?.text}`)]),
      [
        ['push', 'push', ['branches=main']],
        ['pull_request_target', 'pull_request_target', ['types=opened', 'types=labeled']],
      ],
    );
  });

  it('knows rights at their places', () => {
    assert.equal(at(fact.permissions?.all?.span), 'read-all');
    assert.deepEqual(
      build?.permissions?.scopes.map(({ nameSpan, access }) => [at(nameSpan), at(access.span), at(access.literal)]),
      [
        ['contents', 'write', 'write'],
        ['id-token', 'write', '"write"'],
      ],
    );
    assert.equal(fact.identity, `oidc:github:${FILE}`);
  });

  it('knows the environment, conditions, needs and other expressions of a job', () => {
    assert.equal(at(build?.nameSpan), 'build');
    assert.equal(at(build?.environment?.span), 'prod');
    assert.equal(at(build?.condition?.span), "github.ref == 'x'");
    assert.deepEqual(
      build?.needs.map(({ text: name }) => name),
      ['lint'],
    );
    assert.deepEqual(
      build?.expressions.map(({ text: one }) => one),
      ['steps.d.outputs.url', 'vars.K'],
    );
  });

  it('knows what a step uses', () => {
    assert.deepEqual(
      build?.steps.map(({ uses }) => uses && [uses.text, uses.name, uses.ref, at(uses.span), at(uses.literal)]),
      [
        ['Actions/Checkout@v4', 'actions/checkout', 'v4', 'Actions/Checkout@v4', 'Actions/Checkout@v4'],
        ['./.github/actions/x', './.github/actions/x', undefined, './.github/actions/x', '"./.github/actions/x"'],
        undefined,
        undefined,
      ],
    );
    assert.deepEqual(
      build?.steps.map(({ label }) => label),
      ['Fetch', './.github/actions/x', 'step 3', 'step 4'],
    );
    assert.equal(build?.steps[0]?.with[1]?.value?.text, '0');
    assert.ok(at(build?.steps[0]?.span).startsWith('name: Fetch'));
  });

  it('places expressions exactly in every form of a scalar', () => {
    const all = [...fact.env, ...(build?.steps.flatMap(({ env, with: inputs }) => [...inputs, ...env]) ?? [])];
    const expressions = [...all, ...(build?.steps.flatMap(({ scripts }) => scripts) ?? [])].flatMap((one) => one.expressions);
    for (const one of expressions) {
      assert.equal(at(one.span), one.text);
      assert.equal(at(one.whole), `\${{ ${one.text} }}`);
    }
    assert.deepEqual(
      expressions.map((one) => one.text),
      [
        'secrets.ONE',
        'github.event.pull_request.head.sha',
        'secrets.THREE',
        'github.event.pull_request.head.sha',
        "secrets['TWO']",
        'inputs.ref',
      ],
    );
  });

  it('knows the commands of scripts', () => {
    const commands = build?.steps.flatMap(({ scripts }) => scripts.flatMap((script) => script.commands));
    assert.deepEqual(
      commands?.map(({ words }) => words),
      [
        ['echo', 'a'],
        ['curl', '-H', HOLE, 'x'],
        ['git', 'checkout', HOLE],
      ],
    );
    assert.deepEqual(
      commands?.map(({ span }) => at(span)),
      ['echo a', `curl -H "\${{ secrets['TWO'] }}" x`, 'git checkout ${{ inputs.ref }}'],
    );
  });

  it('knows a called workflow', () => {
    assert.equal(called?.uses?.name, 'org/repo/.github/workflows/x.yml');
    assert.equal(called?.secrets?.inherit, true);
  });

  it('knows what a reusable workflow and an action declare', () => {
    const reusable = pipelineOf(
      'on:\n  workflow_call:\n    secrets: { T: { required: true } }\n    inputs: { a: { default: b } }\njobs: {}\n',
    );
    assert.deepEqual([reusable.declaredSecrets[0]?.name, reusable.declaredInputs[0]?.value?.text], ['T', 'b']);
    const action = pipelineOf(
      'inputs: { t: {} }\nruns:\n  using: composite\n  steps: [{ run: ls, shell: bash }]\n',
      'x/action.yml',
    );
    assert.deepEqual([action.kind, action.jobs[0]?.id, action.declaredInputs[0]?.name], ['action', '', 't']);
    assert.equal(action.jobs[0]?.steps[0]?.scripts[0]?.commands[0]?.words[0], 'ls');
  });

  it('knows a workflow of any name by its content', () => {
    assert.equal(pipelineOf(withSteps('- run: ls'), 'example.yaml').jobs.length, 1);
  });

  it('reads half a file', () => {
    for (let end = 0; end < text.length; end += 7) analyzeFile({ file: FILE, text: text.slice(0, end) }, testEngine);
    assert.equal(
      pipelineOf('on:\njobs:\n  a:\n    steps:\n      - uses:\n      - run:\n    permissions:\n').jobs[0]?.steps.length,
      2,
    );
  });

  it('keeps no secret that stands in a text', () => {
    const secret = fill('{{github-pat}}');
    const steps = withSteps(
      `- run: curl -u me:${secret} https://api.github.com`,
      '- run: |',
      `    export NAME="${secret}"`,
      `- uses: a/b@v1`,
      `  with: { text: "x ${secret}" }`,
    );
    const { facts } = analyzeFile({ file: FILE, text: steps }, testEngine);
    assert.ok(facts.credentials.length > 0);
    assert.ok(!JSON.stringify(facts).includes(secret));
    assert.deepEqual(facts.pipelines[0]?.jobs[0]?.steps[0]?.scripts[0]?.commands[0]?.words.slice(0, 3), [
      'curl',
      '-u',
      `me:${HOLE}`,
    ]);
  });
});

describe('commands of a script', () => {
  function wordsOf(script: string): string[] {
    const lines = script.split('\n').map((line) => `  ${line}`);
    const text = `run: |\n${lines.join('\n')}\n`;
    const value = get(parseYaml('a.yml', text).documents[0], 'run') as StringValue;
    return commandsOf(value).map(({ words }) => words.join(' '));
  }

  it('ends them at operators and line breaks, not in quotes or behind a backslash', () => {
    assert.deepEqual(wordsOf('a && b "c; d" \\\n  e || f | g; h & i\n# no\nj # no'), ['a', 'b c; d e', 'f', 'g', 'h', 'i', 'j']);
  });

  it('leaves reserved words out', () => {
    assert.deepEqual(wordsOf('if ! grep -q x y; then\n  { a; }\nelse b; fi'), ['grep -q x y', 'a', 'b']);
  });

  it('reads what is substituted as commands', () => {
    assert.deepEqual(wordsOf('T="$(gcloud auth print "$(inner)")" use'), [
      'inner',
      'gcloud auth print $(inner)',
      'T=$(gcloud auth print "$(inner)") use',
    ]);
  });

  it('skips the text of a heredoc', () => {
    assert.deepEqual(wordsOf("cat <<'EOF' > f\ngit push; x\nEOF\nb <<- X\n\tc\n\tX\nd <<< e"), ['cat > f', 'b', 'd <<< e']);
  });

  it('sets redirections apart', () => {
    assert.deepEqual(wordsOf('a >>"$GITHUB_ENV" 2>&1 <x'), ['a >> $GITHUB_ENV 2>& 1 < x']);
  });

  it('knows the program behind assignments and runners', () => {
    assert.deepEqual(programWords({ words: ['A=1', 'sudo', '-E', 'git', 'push'], span: { file: '', start: 0, end: 0 } }), [
      'git',
      'push',
    ]);
  });
});
