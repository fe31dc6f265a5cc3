import type { PipelineFact, PipelineJob } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import { calledBy, type Needs, secretsNeededBy } from '../shared/pipeline/workflow-calls';
import { workflowsOf } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

/** Entries of `on.workflow_call.secrets`; the mapping itself is made once. */
function declarations({ declaredSecrets, top }: PipelineFact, names: readonly string[]): DataChange[] {
  const path = ['on', 'workflow_call', 'secrets'];
  const entries = names.map((name) => [name, { required: false }] as const);
  if (declaredSecrets.length > 0) return entries.map(([name, value]) => ({ op: 'set', at: top, path: [...path, name], value }));
  return names.length > 0 ? [{ op: 'set', at: top, path, value: Object.fromEntries(entries) }] : [];
}

/** The secrets by name in the call; those that the called workflow only inherited so far are declared there too. */
function listed(job: PipelineJob, called: PipelineFact, { names, undeclared }: Needs): Remedy | undefined {
  const { secrets } = job;
  const trigger = called.triggers.find(({ name }) => name === 'workflow_call');
  if (!secrets || !trigger) return undefined;
  const given = Object.fromEntries(names.map((name) => [name, `\${{ secrets.${name.toUpperCase()} }}`]));
  const change: DataChange =
    names.length > 0 ? { op: 'set', at: job.span, path: ['secrets'], value: given } : { op: 'remove', at: secrets.keySpan };
  const declared = declarations(called, undeclared);
  // A job with an environment of its own takes the secrets of that before those of the caller.
  const plain = undeclared.length === 0 && called.jobs.every(({ environment }) => !environment);
  return {
    type: 'edit-data',
    id: 'list-secrets',
    title:
      names.length > 0
        ? `Hand over only what the called workflow uses: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
        : 'Hand over no secrets: the called workflow uses none',
    safety: plain ? 'safe' : 'review',
    changes: [change, ...declared],
  };
}

const BY_HAND: Remedy = {
  type: 'manual',
  title: 'List the secrets that the called workflow declares',
  steps: [
    'Read on.workflow_call.secrets of the called workflow, and which secrets its jobs use.',
    'Write those in place of inherit, one line each: NAME: ${{ secrets.NAME }}.',
  ],
};

function hitOf(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob): Hit[] {
  const { uses, secrets } = job;
  if (!uses || !secrets?.inherit) return [];
  const called = calledBy(graph, workflow, job);
  const needs = called && secretsNeededBy(graph, called);
  const fix = called && needs ? listed(job, called, needs) : undefined;
  const many = needs ? `, which uses ${needs.names.length === 0 ? 'none' : needs.names.length} of them` : '';
  return [
    {
      span: uses.span,
      message: `Job ${job.id} hands every secret of the repository and organization to this workflow${many}`,
      // It is of the same repository and commit: whoever can change it can change this job too.
      ...(called ? { severity: 'low' as const } : {}),
      related: [
        { span: secrets.span, message: 'all secrets are handed over here' },
        ...(called ? [{ span: called.span, message: 'the workflow that gets them' }] : []),
      ],
      remedies: [...(fix ? [fix] : []), BY_HAND],
    },
  ];
}

export const rule = defineRule({
  id: 'ci-secrets-inherit',
  title: 'Reusable workflow is handed all secrets',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-522'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) => workflowsOf(graph).flatMap((workflow) => workflow.jobs.flatMap((job) => hitOf(graph, workflow, job))),
});
