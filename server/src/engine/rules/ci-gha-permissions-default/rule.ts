import type { PipelineFact, PipelineJob } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { eachWorkflow } from '../shared/pipeline/each-workflow';
import { untrustedCheckout } from '../shared/pipeline/untrusted-code';
import { leastRights, lookAt } from '../shared/pipeline/workflow-own-rights';
import { inheriting } from '../shared/pipeline/workflow-rights';
import { isOnlyCalled, strangersTrigger } from '../shared/pipeline/workflow-triggers';
import docs from './doc.md';

/** Reading for the workflow, and for each job the writing that its steps are known for. */
function setRights(graph: IdentityGraph, workflow: PipelineFact): Remedy {
  const { changes, unsure } = leastRights(graph, workflow, inheriting(workflow));
  return {
    type: 'edit-data',
    id: 'set-rights',
    title:
      changes.length === 0
        ? `Grant reading the repository only${unsure.length > 0 ? `, and look at job ${unsure[0]}${unsure.length > 1 ? ' and others' : ''} first` : ''}`
        : 'Grant reading the repository, and to jobs the writing that their steps are known for',
    safety: 'review',
    changes: [{ op: 'set', at: workflow.top, path: ['permissions'], value: { contents: 'read' }, after: 'on' }, ...changes],
    ...lookAt(unsure),
  };
}

/** Whether a job has the code or the words of whoever caused the event at work. */
function takesInput(job: PipelineJob): boolean {
  const expressions = job.steps.flatMap(({ scripts }) => scripts.flatMap((script) => script.expressions));
  return untrustedCheckout(job) !== undefined || expressions.some(({ text }) => /github\.(?:event\.|head_ref)/.test(text));
}

function hits(graph: IdentityGraph, workflow: PipelineFact): Hit[] {
  const { kind, permissions, jobs, span, triggers, name } = workflow;
  if (kind !== 'workflow' || permissions || triggers.length === 0 || isOnlyCalled(workflow)) return [];
  const without = inheriting(workflow);
  const [first] = without;
  if (!first) return [];
  const trigger = strangersTrigger(workflow);
  const risky = trigger && without.some(takesInput) ? trigger : undefined;
  const some = without.length < jobs.length;
  const who = some ? `Job ${first.id}${without.length > 1 ? ` and ${without.length - 1} more` : ''}` : `Workflow ${name}`;
  return [
    {
      span: some ? first.nameSpan : span,
      message: `${who} says nothing of its rights, so its token has the repository's default, often writing to everything${risky ? `, and works on what strangers send by ${risky.name}` : ''}`,
      ...(risky ? { severity: 'high' as const } : {}),
      related: [
        ...(risky ? [{ span: risky.span, message: 'people without rights can cause this event' }] : []),
        ...(some ? without.slice(1, 10).map(({ nameSpan }) => ({ span: nameSpan, message: 'the same here' })) : []),
      ],
      remedies: [setRights(graph, workflow)],
    },
  ];
}

export const rule = defineRule({
  id: 'ci-gha-permissions-default',
  title: 'Workflow runs with the default rights of its token',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'medium',
  owasp: ['NHI5'],
  cwe: ['CWE-276', 'CWE-250'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: eachWorkflow(hits),
});
