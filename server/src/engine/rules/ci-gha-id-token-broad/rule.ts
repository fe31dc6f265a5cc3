import type { PipelineFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import { eachWorkflow } from '../shared/pipeline/each-workflow';
import { ownRights } from '../shared/pipeline/workflow-own-rights';
import { inheriting, jobUse, type Scope, scopeSpan } from '../shared/pipeline/workflow-rights';
import docs from './doc.md';
import { onPullRequest } from './on-pull-request';

const OIDC = 'id-token';
const granted = (scopes: readonly Scope[] | undefined): Scope | undefined =>
  scopes?.find(({ name, access }) => name === OIDC && access.text === 'write');

function removal(scope: Scope, changes: readonly DataChange[] = []): Remedy {
  return {
    type: 'edit-data',
    id: changes.length > 0 ? 'move-to-jobs' : 'remove',
    title: changes.length > 0 ? 'Grant id-token: write only to the jobs that may need it' : 'Do not grant id-token: write',
    safety: 'review',
    changes: [...changes, { op: 'remove', at: scope.access.span }],
  };
}

function ofWorkflow(graph: IdentityGraph, workflow: PipelineFact, scope: Scope): Hit[] {
  const jobs = inheriting(workflow);
  const needless = jobs.filter((job) => jobUse(graph, workflow, job, OIDC) === 'no');
  if (jobs.length > 0 && needless.length === 0) return [];
  const users = jobs.filter((job) => !needless.includes(job));
  const [first] = needless;
  const others = needless.length > 1 ? ` and ${needless.length - 1} more do` : ' does';
  return [
    {
      span: scopeSpan(scope),
      message:
        users.length === 0
          ? `No job of workflow ${workflow.name} that has its rights from here logs in with the OIDC token`
          : `Every job of workflow ${workflow.name} can get an OIDC token in its name, though job ${first?.id ?? ''}${others} not log in with it`,
      related: needless
        .slice(0, 10)
        .map(({ nameSpan }) => ({ span: nameSpan, message: 'can get the token and does not use it' })),
      remedies: [
        removal(
          scope,
          users.map((job) => ownRights(graph, workflow, job)),
        ),
      ],
    },
  ];
}

function hits(graph: IdentityGraph, workflow: PipelineFact): Hit[] {
  const top = granted(workflow.permissions?.scopes);
  const found = top ? ofWorkflow(graph, workflow, top) : [];
  const open =
    top && found.length === 0
      ? inheriting(workflow)
          .flatMap((job) => onPullRequest(workflow, job, top))
          .slice(0, 1)
      : [];
  const ofJobs = workflow.jobs.flatMap((job) => {
    const scope = granted(job.permissions?.scopes);
    if (!scope) return [];
    if (jobUse(graph, workflow, job, OIDC) !== 'no') return onPullRequest(workflow, job, scope);
    return [
      {
        span: scopeSpan(scope),
        message: `No step of job ${job.id} logs in with the OIDC token that it can get`,
        remedies: [removal(scope)],
      },
    ];
  });
  return [...found, ...open, ...ofJobs];
}

export const rule = defineRule({
  id: 'ci-gha-id-token-broad',
  title: 'OIDC token can be had by jobs that do not log in with it, or by unreviewed code',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI6'],
  cwe: ['CWE-250', 'CWE-269'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: eachWorkflow(hits),
});
