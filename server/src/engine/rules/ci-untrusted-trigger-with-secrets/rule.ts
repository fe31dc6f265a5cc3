import type { PipelineFact, PipelineJob, PipelinePermissions, PipelineStep, PipelineTrigger } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import type { Span } from '../../syntax/span';
import { defineRule, type Hit, type Related, type Remedy } from '../model';
import { storedSecrets } from '../shared/pipeline/secret-reads';
import { untrustedCheckout } from '../shared/pipeline/untrusted-code';
import { isKeptOut, severityOf, UNTRUSTED_TRIGGERS } from '../shared/pipeline/untrusted-gates';
import { runsCode } from '../shared/pipeline/untrusted-run';
import { callersOf } from '../shared/pipeline/workflow-calls';
import { placesOf, workflowsOf } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

const STEPS: Remedy = {
  type: 'manual',
  title: 'Run the code of pull requests without secrets',
  steps: [
    'Build and test the pull request in a workflow on pull_request: from a fork it gets a token that only reads, and no secrets.',
    'Hand its results over as an artifact to a second workflow on workflow_run, which has the secrets and runs nothing of the pull request.',
    'Leave allow-unsafe-pr-checkout of actions/checkout out: recent versions then refuse the code of forks here.',
    'Where one workflow must do both, check out the base branch, or let the job wait in an environment with reviewers.',
  ],
};

/** The event by which strangers start a workflow, or one that calls it. */
function triggerOf(graph: IdentityGraph, workflow: PipelineFact): PipelineTrigger | undefined {
  const callers = callersOf(graph).get(workflow) ?? [];
  const called = callers.flatMap((caller) =>
    caller.workflow.triggers.filter((trigger) => !isKeptOut(trigger, [caller.job.condition?.text ?? ''])),
  );
  return [...workflow.triggers, ...called].find((one) => UNTRUSTED_TRIGGERS.has(one.name) && !followsTrusted(graph, one));
}

/** Whether `workflow_run` waits for workflows of the workspace only that no pull request starts. */
function followsTrusted(graph: IdentityGraph, { name, filters }: PipelineTrigger): boolean {
  const awaited = filters.flatMap((filter) => (filter.name === 'workflows' ? (filter.value?.text ?? '') : []));
  if (name !== 'workflow_run' || awaited.length === 0) return false;
  const known = workflowsOf(graph).filter((workflow) => awaited.includes(workflow.name));
  return (
    known.length === awaited.length && known.every(({ triggers }) => !triggers.some((one) => /^pull_request/.test(one.name)))
  );
}

interface Prize {
  readonly what: string;
  readonly span: Span;
}

/** What the code can take: a stored secret of the job, else a token that writes. */
function prizeOf(workflow: PipelineFact, job: PipelineJob, from: number): Prize | undefined {
  const reached = new Set<PipelineStep | undefined>([undefined, ...job.steps.slice(from)]);
  for (const { expression, job: owner, step } of placesOf(workflow)) {
    if ((owner && owner !== job) || !reached.has(step)) continue;
    const [name] = storedSecrets(expression.text);
    if (name) return { what: `the secret ${name}`, span: expression.span };
  }
  const rights = job.permissions ?? workflow.permissions;
  const written = rights && writtenBy(rights);
  if (rights) return written && { what: `a token that can write (${written.what})`, span: written.span };
  return { what: 'a token with the default rights, often writing to everything', span: job.nameSpan };
}

function writtenBy({ all, scopes }: PipelinePermissions): Prize | undefined {
  if (all) return all.text === 'write-all' ? { what: 'write-all', span: all.span } : undefined;
  const scope = scopes.find(({ access }) => access.text === 'write');
  return scope && { what: scope.name, span: scope.nameSpan };
}

function hitOf(workflow: PipelineFact, job: PipelineJob, trigger: PipelineTrigger): Hit[] {
  const code = untrustedCheckout(job);
  const checkout = code && job.steps[code.index];
  if (
    !code ||
    !checkout ||
    isKeptOut(
      trigger,
      [job, checkout].map(({ condition }) => condition?.text ?? ''),
    )
  )
    return [];
  const later = job.steps.slice(checkout.uses ? code.index + 1 : code.index);
  const runs = later.find((step) => runsCode(step, code) === 'runs') ?? later.find((step) => runsCode(step, code) === 'may');
  const prize = prizeOf(workflow, job, code.index);
  if (!runs || !prize) return [];
  const sure = runsCode(runs, code) === 'runs';
  const related: Related[] = [
    { span: trigger.span, message: 'anyone can cause this event' },
    { span: runs.uses?.span ?? runs.scripts[0]?.span ?? runs.span, message: sure ? 'runs the code' : 'may run the code' },
    { span: prize.span, message: 'what the code can take' },
  ];
  return [
    {
      span: code.span,
      message: `Job ${job.id} checks out the code of a pull request on ${trigger.name} and ${sure ? 'runs' : 'may run'} it with ${prize.what}`,
      severity: severityOf(workflow, job, trigger, code, sure),
      ...(sure ? {} : { confidence: 'medium' as const }),
      related,
      remedies: [STEPS],
    },
  ];
}

export const rule = defineRule({
  id: 'ci-untrusted-trigger-with-secrets',
  title: 'Code of a pull request runs with secrets or a token that writes',
  group: 'pipeline',
  severity: 'critical',
  confidence: 'high',
  owasp: ['NHI3'],
  cwe: ['CWE-829', 'CWE-94'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) =>
    workflowsOf(graph).flatMap((workflow) => {
      const trigger = workflow.kind === 'workflow' ? triggerOf(graph, workflow) : undefined;
      return trigger ? workflow.jobs.flatMap((job) => hitOf(workflow, job, trigger)) : [];
    }),
});
