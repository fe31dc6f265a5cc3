import { strict as assert } from 'node:assert';
import { analyze } from '../support/analysis';

const HEAD = '${{ github.event.pull_request.head.sha }}';

/** The severity for a job on `pull_request_target` with these lines before its steps, and these steps. */
async function severityOf(job: readonly string[], steps: readonly string[], on = 'pull_request_target'): Promise<string> {
  const text = [
    `on: ${on}`,
    'permissions: { contents: write }',
    'jobs:',
    '  ask: { environment: external, runs-on: x, permissions: {}, steps: [{ run: "true" }] }',
    '  a:',
    '    runs-on: x',
    ...job.map((line) => `    ${line}`),
    '    steps:',
    ...steps.map((line) => `      ${line}`),
    '',
  ].join('\n');
  const { findings } = await analyze({ '.github/workflows/a.yml': text });
  return findings.find(({ rule }) => rule === 'ci-untrusted-trigger-with-secrets')?.severity ?? 'none';
}

const checkout = (ref = HEAD, version = 'v4', more = '') =>
  `- { uses: actions/checkout@${version}, with: { ref: "${ref}", persist-credentials: false${more} } }`;
const RUN = '- run: npm ci';

describe('code of a pull request beside secrets', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[], string?])[] = [
    ['it is run', 'critical', [], [checkout(), RUN]],
    ['it is only looked at', 'none', [], [checkout(), '- run: git diff']],
    ['an action may run it', 'medium', [], [checkout(), '- uses: some/linter@v1']],
    ['a local action runs it', 'critical', [], [checkout(), '- uses: ./.github/actions/x']],
    ['the job waits in an environment', 'medium', ['environment: external'], [checkout(), RUN]],
    ['a job before it waits', 'medium', ['needs: ask'], [checkout(), RUN]],
    ['a label is asked for', 'high', ["if: contains(github.event.pull_request.labels.*.name, 'ok')"], [checkout(), RUN]],
    ['it is started by a label', 'high', [], [checkout(), RUN], '{ pull_request_target: { types: [labeled] } }'],
    [
      'a step asks who it is',
      'high',
      [],
      ['- run: gh api repos/$REPO/collaborators/$ACTOR/permission | grep -q admin', checkout(), RUN],
    ],
    ['the author is asked for', 'high', ["if: github.event.comment.author_association == 'MEMBER'"], [checkout(), RUN]],
    ['forks are kept out', 'none', ['if: github.event.pull_request.head.repo.full_name == github.repository'], [checkout(), RUN]],
    ['only pushes get there', 'none', ["if: github.event_name == 'push'"], [checkout(), RUN]],
    ['the branch is one of the repository', 'medium', [], [checkout('${{ github.head_ref }}'), RUN]],
    ['the checkout refuses it', 'medium', [], [checkout(HEAD, 'v7'), RUN]],
    ['the checkout is told not to refuse it', 'critical', [], [checkout(HEAD, 'v7', ', allow-unsafe-pr-checkout: true'), RUN]],
    [
      'nothing refuses it on a comment',
      'critical',
      [],
      [checkout('refs/pull/${{ github.event.issue.number }}/head', 'v7'), RUN],
      'issue_comment',
    ],
    ['it stands apart and is not named', 'medium', [], [checkout(HEAD, 'v4', ', path: theirs'), RUN]],
    ['it stands apart and is named', 'critical', [], [checkout(HEAD, 'v4', ', path: theirs'), '- run: cd theirs && make']],
    ['git fetches it', 'critical', [], ['- run: git fetch origin pull/1/head && git checkout FETCH_HEAD && make']],
    ['it is pushed', 'none', [], [checkout(), RUN], 'push'],
    [
      'it was a push before',
      'none',
      ["if: github.event.workflow_run.event == 'push'"],
      [checkout('${{ github.event.workflow_run.head_sha }}'), RUN],
      'workflow_run',
    ],
  ];
  for (const [what, severity, job, steps, on] of cases)
    it(`is ${severity} where ${what}`, async () => assert.equal(await severityOf(job, steps, on), severity));
});
