import type { PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import { APP_ACTIONS, type AppAction, limitRights } from '../shared/pipeline/app-tokens';
import { needlessCheckout, needlessClient, personalIn } from '../shared/pipeline/personal-tokens';
import { entryNamed, workflowsOf } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

function appHits(job: PipelineJob, step: PipelineStep): Hit[] {
  const { uses, with: inputs } = step;
  const action = APP_ACTIONS.find((one) => one.action === uses?.name);
  if (!uses || !action) return [];
  const hits: Hit[] = [];
  if (!inputs.some(({ name }) => action.rights.test(name)))
    hits.push({
      span: uses.span,
      message: `The token of the GitHub App may do everything that the app may do, in ${step.label}`,
      remedies: limitRights(job, step),
    });
  return [...hits, ...reachHits(action, step), ...keptHits(action, step)];
}

const entrySpan = ({ nameSpan, value }: PipelineVariable) => ({ ...nameSpan, end: value?.literal.end ?? nameSpan.end });

/** An owner without repositories: every repository that the app is installed in. */
function reachHits({ owner, repositories }: AppAction, step: PipelineStep): Hit[] {
  const entry = owner ? entryNamed(step.with, owner) : undefined;
  if (!entry || (repositories && entryNamed(step.with, repositories)?.value?.text)) return [];
  const named = 'Name the repositories that the steps work on under repositories, one line each.';
  // https://github.com/actions/create-github-app-token#inputs: without an owner it is the repository of the workflow.
  const own = /^\$\{\{\s{0,4}github\.(?:repository_owner|event\.repository\.owner\.login)\s{0,4}\}\}$/;
  const remedy: Remedy = own.test(entry.value?.text.trim() ?? '')
    ? {
        type: 'edit-data',
        id: 'limit-repositories',
        title: 'Limit the token to the repository of the workflow',
        safety: 'review',
        changes: [{ op: 'remove', at: entry.nameSpan }],
        steps: [`Where the steps work on other repositories, keep the owner. ${named}`],
      }
    : { type: 'manual', title: 'Name the repositories of the token', steps: [named] };
  return [
    {
      span: entrySpan(entry),
      message: `The token of the GitHub App reaches every repository of the owner that the app is installed in, in ${step.label}`,
      remedies: [remedy],
    },
  ];
}

function keptHits({ keeps }: AppAction, { with: inputs, label }: PipelineStep): Hit[] {
  const entry = keeps ? entryNamed(inputs, keeps) : undefined;
  if (!entry || /^(?:false)?$/i.test(entry.value?.text.trim() ?? '')) return [];
  return [
    {
      span: entrySpan(entry),
      message: `The token of the GitHub App stays valid after the job, for up to an hour, in ${label}`,
      severity: 'low',
      remedies: [
        {
          type: 'edit-data',
          id: 'revoke',
          title: 'Revoke the token when the job ends',
          safety: 'review',
          changes: [{ op: 'remove', at: entry.nameSpan, empties: true }],
        },
      ],
    },
  ];
}

function personalHits(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, step: PipelineStep): Hit[] {
  const checkout = needlessCheckout(graph, workflow, job, step);
  const entry = checkout ?? needlessClient(workflow, job, step);
  const secret = entry && personalIn(entry);
  if (!entry?.value || !secret) return [];
  const change: DataChange = checkout
    ? { op: 'remove', at: entry.nameSpan, empties: true }
    : { op: 'replace', at: entry.value.span, text: '${{ github.token }}' };
  return [
    {
      span: entry.value.span,
      message: `${step.label} only reads its own repository with the personal token ${secret}, for which the job's own token is enough`,
      severity: 'low',
      confidence: 'medium',
      remedies: [{ type: 'edit-data', id: 'own-token', title: "Use the job's own token", safety: 'review', changes: [change] }],
    },
  ];
}

export const rule = defineRule({
  id: 'ci-app-or-pat-token-broad',
  title: 'Token of a GitHub App or of a person may do more than the job needs',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI10', 'NHI5'],
  cwe: ['CWE-250', 'CWE-272'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) =>
    workflowsOf(graph).flatMap((workflow) =>
      workflow.jobs.flatMap((job) =>
        job.steps.flatMap((step) => [...appHits(job, step), ...personalHits(graph, workflow, job, step)]),
      ),
    ),
});
