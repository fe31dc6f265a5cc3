import type { PipelineFact, PipelineJob, PipelineStep } from '../../facts/model';
import { loginUse, strongest } from '../../facts/pipelines/github/needs/step';
import type { IdentityGraph } from '../../graph/model';
import { spanOf } from '../../syntax/span';
import { defineRule, type Hit, type Severity } from '../model';
import { entryNamed, workflowsOf } from '../workflow-places';
import { leavesLogin, localAction } from '../workflow-rights';
import { strangersTrigger } from '../workflow-triggers';
import docs from './doc.md';

/** Paths of an artifact by which the whole working copy goes into it. */
const WHOLE = /^(?:\.\/?|\*|\*\*(?:\/\*)?|\.\/\*\*|\$\{\{\s*github\.workspace\s*\}\}\/?)$/;
/** From here on the token is kept outside the working copy: https://github.com/actions/checkout/releases/tag/v6.0.0 */
const OUTSIDE = /^v(?:[6-9]|\d{2,})(?:\.|$)/;

/** What later steps do with the login, those of the workspace's own actions too. */
function useAfter(graph: IdentityGraph, workflow: PipelineFact, steps: readonly PipelineStep[]) {
  return strongest(
    steps.map((step) => {
      const inner = localAction(graph, workflow, step)?.jobs[0]?.steps;
      return inner ? strongest(inner.map(loginUse)) : loginUse(step);
    }),
  );
}

/** Why it is worse than a token that reads the repository and ends with the job. */
function worse(
  workflow: PipelineFact,
  job: PipelineJob,
  checkout: PipelineStep,
  later: readonly PipelineStep[],
): string | undefined {
  const own = ['token', 'ssh-key']
    .map((name) => entryNamed(checkout.with, name))
    .find((input) => input?.expressions.some(({ text }) => /^secrets\.(?!GITHUB_TOKEN$)/i.test(text)));
  if (own) return `and it is a ${own.name} that outlives the run`;
  const copies = later.some(
    ({ uses, with: inputs }) =>
      uses?.name === 'actions/upload-artifact' && WHOLE.test(entryNamed(inputs, 'path')?.value?.text.trim() ?? ''),
  );
  if (copies && !OUTSIDE.test(checkout.uses?.ref ?? '')) return 'and the whole working copy is uploaded with it';
  const trigger = strangersTrigger(workflow);
  if (trigger) return `and anyone can start it by ${trigger.name}`;
  return writes(workflow, job) ? 'and it can write to the repository' : undefined;
}

/** Whether the files say that the token can write to the repository; undefined where they say nothing. */
function writes(workflow: PipelineFact, job: PipelineJob): boolean | undefined {
  const rights = job.permissions ?? workflow.permissions;
  return (
    rights &&
    (rights.all?.text === 'write-all' || rights.scopes.some(({ name, access }) => name === 'contents' && access.text === 'write'))
  );
}

function hitOf(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, index: number): Hit[] {
  const checkout = job.steps[index];
  const { uses } = checkout ?? {};
  if (!checkout || !uses || !leavesLogin(checkout) || entryNamed(checkout.with, 'persist-credentials')) return [];
  const later = job.steps.slice(index + 1);
  const use = useAfter(graph, workflow, later);
  if (use === 'yes') return [];
  const why = worse(workflow, job, checkout, later);
  const severity: Severity = why ? 'medium' : writes(workflow, job) === false ? 'info' : 'low';
  return [
    {
      span: spanOf(uses.span.file, { start: uses.keySpan.start, end: uses.literal.end }, uses.span.via),
      message: `Checkout leaves its token on disk for every later step ${job.id ? `of job ${job.id}` : 'of the job'}${why ? `, ${why}` : ''}`,
      severity,
      remedies: [
        {
          type: 'edit-data',
          id: 'drop-login',
          title: 'Do not keep the token: persist-credentials: false',
          safety: use === 'no' ? 'safe' : 'review',
          changes: [{ op: 'set', at: checkout.span, path: ['with', 'persist-credentials'], value: false }],
          ...(use === 'no'
            ? {}
            : { steps: ['A later step that pushes or fetches with git needs the token handed to it: look for one.'] }),
        },
      ],
    },
  ];
}

export const rule = defineRule({
  id: 'ci-persist-credentials',
  title: 'Checkout leaves its token on disk for later steps',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI2'],
  cwe: ['CWE-522', 'CWE-538'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) =>
    workflowsOf(graph).flatMap((workflow) =>
      workflow.jobs.flatMap((job) => job.steps.flatMap((_, index) => hitOf(graph, workflow, job, index))),
    ),
});
