import type { Facts, PipelineFact, PipelineJob, PipelineVariable } from '../../facts/model';
import { defineRule, type Hit, type Remedy } from '../model';
import { onlyUser } from '../shared/pipeline/env-users';
import { openingSecret, secretReads, storedSecrets } from '../shared/pipeline/secret-reads';
import { placesOf, workflowsIn } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

const NAME_THEM: Remedy = {
  type: 'manual',
  title: 'Name the secrets that are used',
  steps: [
    'List the secrets that the step really reads, and give it each by its name: NAME: ${{ secrets.NAME }}.',
    'Where the name depends on an input or on the matrix, write one step or job for each value, or keep the secrets in environments under one name.',
  ],
};

/** The whole context, or a name that is made up at run time: for both the runner gets every secret. */
function wholeContext(workflow: PipelineFact): Hit[] {
  return placesOf(workflow).flatMap(({ expression, step, job }): Hit[] => {
    const read = secretReads(expression.text).find(({ kind }) => kind !== 'named');
    if (!read) return [];
    const who = step ? `Step ${step.label}` : job?.id ? `Job ${job.id}` : 'The workflow';
    const { file, via } = expression.span;
    return [
      {
        span: { file, ...expression.whole, ...(via ? { via } : {}) },
        message:
          read.kind === 'all'
            ? `${who} is given every secret at once`
            : `${who} picks a secret by a name that is made up at run time, for which the runner is given every secret`,
        remedies: [NAME_THEM],
      },
    ];
  });
}

/** A secret that a whole job or workflow is given although one step alone has use for it. */
function wideVariables(workflow: PipelineFact): Hit[] {
  return [
    ...workflow.env.flatMap((variable) => wide(variable, workflow.jobs, 'workflow')),
    ...workflow.jobs.flatMap((job) => job.env.flatMap((variable) => wide(variable, [job], 'job'))),
  ];
}

function wide(variable: PipelineVariable, jobs: readonly PipelineJob[], level: 'workflow' | 'job'): Hit[] {
  const { name, nameSpan, value, expressions } = variable;
  const secret = openingSecret(expressions.flatMap(({ text }) => storedSecrets(text)));
  const user = secret && value ? onlyUser(jobs, name) : undefined;
  const holder = user?.step ?? user?.job;
  // One of that name stands there already.
  if (!secret || !value || !user || !holder || holder.env.some((one) => one.name === name)) return [];
  const { step, job } = user;
  const where = step ? `step ${step.label}${jobs.length > 1 ? ` of job ${job.id}` : ''}` : `job ${job.id}`;
  return [
    {
      span: value.span,
      message: `Every step of the ${level} is given ${name}, which only ${where} uses`,
      severity: jobs.length > 1 ? 'medium' : 'low',
      confidence: 'medium',
      related: [{ span: step?.scripts[0]?.keySpan ?? step?.uses?.span ?? job.nameSpan, message: 'what uses it' }],
      remedies: [
        {
          type: 'edit-data',
          id: 'move-down',
          title: `Give ${name} to ${where} only`,
          safety: 'review',
          changes: [
            { op: 'remove', at: nameSpan, empties: true },
            { op: 'set', at: holder.span, path: ['env', name], value: value.text, ...(step ? {} : { after: 'runs-on' }) },
          ],
        },
      ],
    },
  ];
}

function check(facts: Facts): Hit[] {
  return workflowsIn(facts).flatMap((workflow) => [...wholeContext(workflow), ...wideVariables(workflow)]);
}

export const rule = defineRule({
  id: 'ci-secrets-overprovisioned',
  title: 'More secrets are handed over than are used',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-522'],
  hosts: ['pipeline'],
  docs,
  scope: 'file',
  check,
});
