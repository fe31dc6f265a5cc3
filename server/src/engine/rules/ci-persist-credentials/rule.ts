import type { PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../facts/model';
import { loginUse, strongest } from '../../facts/pipelines/github/needs/step';
import type { IdentityGraph } from '../../graph/model';
import { spanOf } from '../../syntax/span';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { eachWorkflow } from '../shared/pipeline/each-workflow';
import { storedSecrets } from '../shared/pipeline/secret-reads';
import { untrustedCheckout } from '../shared/pipeline/untrusted-code';
import { entryNamed } from '../shared/pipeline/workflow-places';
import { leavesLogin, localAction } from '../shared/pipeline/workflow-rights';
import { strangersTrigger } from '../shared/pipeline/workflow-triggers';
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

/** Why it is worse than a token that ends with the job. */
function worse(workflow: PipelineFact, job: PipelineJob, index: number): string | undefined {
  const checkout = job.steps[index];
  const own = ['token', 'ssh-key']
    .map((name) => entryNamed(checkout?.with ?? [], name))
    .find((input) => input && isStored(input));
  if (own) return `and it is a ${own.name} that outlives the run`;
  const later = job.steps.slice(index + 1);
  const uploads = later.filter(({ uses }) => uses?.name === 'actions/upload-artifact');
  const copies = uploads.some(({ with: inputs }) => WHOLE.test(entryNamed(inputs, 'path')?.value?.text.trim() ?? ''));
  if (copies && !OUTSIDE.test(checkout?.uses?.ref ?? '')) return 'and the whole working copy is uploaded with it';
  const code = strangersTrigger(workflow) && untrustedCheckout(job);
  if (code && code.index >= index) return 'and a pull request decides what runs there';
  return writes(workflow, job) ? 'and it can write to the repository' : undefined;
}

const isStored = ({ expressions }: PipelineVariable): boolean => expressions.some(({ text }) => storedSecrets(text).length > 0);

/** Whether the files say that the token can write to the repository; undefined where they say nothing. */
function writes({ permissions }: PipelineFact, job: PipelineJob): boolean | undefined {
  const rights = job.permissions ?? permissions;
  const granted = rights?.scopes.some(({ name, access }) => name === 'contents' && access.text === 'write');
  return rights && (rights.all?.text === 'write-all' || granted);
}

function hitOf(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, index: number): Hit[] {
  const checkout = job.steps[index];
  const { uses } = checkout ?? {};
  if (!checkout || !uses || !leavesLogin(checkout) || entryNamed(checkout.with, 'persist-credentials')) return [];
  const use = useAfter(graph, workflow, job.steps.slice(index + 1));
  const granted = writes(workflow, job);
  const named = granted && !(job.permissions ?? workflow.permissions)?.all;
  // Who grants writing by name, or hands over a token, and runs what nobody can look into, most likely pushes there.
  const own = [...checkout.with].some((input) => /^(?:token|ssh-key)$/.test(input.name) && isStored(input));
  if (use === 'yes' || (use === 'maybe' && (named || own))) return [];
  const why = worse(workflow, job, index);
  const severity: Severity = why ? 'medium' : granted === false ? 'info' : 'low';
  return [
    {
      span: spanOf(uses.span.file, { start: uses.keySpan.start, end: uses.literal.end }, uses.span.via),
      message: `Checkout leaves its token on disk for every later step ${job.id ? `of job ${job.id}` : 'of the job'}${why ? `, ${why}` : ''}`,
      severity,
      remedies: [withoutLogin(checkout, use === 'no')],
    },
  ];
}

function withoutLogin(checkout: PipelineStep, sure: boolean): Remedy {
  return {
    type: 'edit-data',
    id: 'drop-login',
    title: 'Do not keep the token: persist-credentials: false',
    safety: sure ? 'safe' : 'review',
    changes: [{ op: 'set', at: checkout.span, path: ['with', 'persist-credentials'], value: false }],
    ...(sure ? {} : { steps: ['A later step that pushes or fetches with git needs the token handed to it: look for one.'] }),
  };
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
  check: eachWorkflow((graph, workflow) => {
    const hits = workflow.jobs.flatMap((job) => job.steps.flatMap((_, index) => hitOf(graph, workflow, job, index)));
    // The same cause in every job: told once in the file, and a hint at the others.
    const first = hits.find(({ severity }) => severity === 'low');
    return hits.map((hit) => (hit.severity === 'low' && hit !== first ? { ...hit, severity: 'info' } : hit));
  }),
});
