import type { PipelineFact, PipelinePermissions } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Severity } from '../model';
import { eachWorkflow } from '../shared/pipeline/each-workflow';
import { lowered, ownRights } from '../shared/pipeline/workflow-own-rights';
import { inheriting, jobUse, type Scope, scopeSpan } from '../shared/pipeline/workflow-rights';
import { allScopes } from './all-scopes';
import docs from './doc.md';

/** Scopes by which code, packages, sites or runs can be changed. */
const POWERFUL = new Set(['actions', 'contents', 'deployments', 'packages', 'pages', 'pull-requests', 'security-events']);
/** The OIDC token has a rule of its own. */
const OIDC = 'id-token';

const severityOf = ({ name }: Scope): Severity => (POWERFUL.has(name) ? 'medium' : 'low');

function unused(scope: Scope, message: string, severity = severityOf(scope), change = lowered(scope)): Hit {
  return {
    span: scopeSpan(scope),
    message,
    severity,
    remedies: [
      {
        type: 'edit-data',
        id: 'lower',
        title: `Do not grant writing to ${scope.name}`,
        safety: 'review',
        changes: [change],
      },
    ],
  };
}

function workflowScope(graph: IdentityGraph, workflow: PipelineFact, scope: Scope): Hit[] {
  const jobs = inheriting(workflow);
  const uses = jobs.map((job) => jobUse(graph, workflow, job, scope.name));
  if (uses.includes('maybe')) return [];
  const users = jobs.filter((_, i) => uses[i] === 'yes');
  const gone: DataChange = { op: 'remove', at: scope.access.span };
  if (jobs.length === 0)
    return [unused(scope, `Every job sets its own rights, so nothing needs ${scope.name}: write here`, 'low', gone)];
  if (users.length === 0) return [unused(scope, `No step of workflow ${workflow.name} writes to ${scope.name}`)];
  const [user] = users;
  if (!user || users.length > 1 || jobs.length < 2) return [];
  return [
    {
      span: scopeSpan(scope),
      message: `${jobs.length} jobs may write to ${scope.name}, and only job ${user.id} does`,
      severity: severityOf(scope),
      related: [{ span: user.nameSpan, message: `the job that writes to ${scope.name}` }],
      remedies: [
        {
          type: 'edit-data',
          id: 'move-to-job',
          title: `Grant ${scope.name}: write to job ${user.id} only`,
          safety: 'review',
          changes: [ownRights(graph, workflow, user), lowered(scope)],
        },
      ],
    },
  ];
}

const written = (permissions: PipelinePermissions | undefined): readonly Scope[] =>
  permissions?.scopes.filter(({ name, access }) => access.text === 'write' && name !== OIDC) ?? [];

function hits(graph: IdentityGraph, workflow: PipelineFact): Hit[] {
  const { permissions, jobs } = workflow;
  return [
    ...(permissions ? allScopes(graph, workflow, permissions) : []),
    ...written(permissions).flatMap((scope) => workflowScope(graph, workflow, scope)),
    ...jobs.flatMap((job) => [
      ...(job.permissions ? allScopes(graph, workflow, job.permissions, job) : []),
      ...written(job.permissions)
        .filter((scope) => jobUse(graph, workflow, job, scope.name) === 'no')
        .map((scope) =>
          job.uses
            ? // The called workflow takes less by itself.
              unused(scope, `The workflow that job ${job.id} calls does not write to ${scope.name}`, 'low')
            : unused(scope, `No step of job ${job.id} writes to ${scope.name}`),
        ),
    ]),
  ];
}

export const rule = defineRule({
  id: 'ci-gha-permissions-broad',
  title: 'Workflow token has more rights than its jobs use',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI5'],
  cwe: ['CWE-250', 'CWE-269'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: eachWorkflow(hits),
});
