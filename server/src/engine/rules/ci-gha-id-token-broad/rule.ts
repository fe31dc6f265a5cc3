import type { PipelineFact, PipelineJob } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { type DataChange, defineRule, type Hit, type Remedy } from '../model';
import { eachWorkflow } from '../shared/pipeline/each-workflow';
import { ownRights } from '../shared/pipeline/workflow-own-rights';
import { inheriting, jobUse, type Scope, scopeSpan } from '../shared/pipeline/workflow-rights';
import docs from './doc.md';

const OIDC = 'id-token';
/** Actions that log in to a cloud or a vault with the token: what they get is worth most. */
const LOGINS = new Set([
  'aws-actions/configure-aws-credentials',
  'google-github-actions/auth',
  'azure/login',
  'hashicorp/vault-action',
]);
/** A condition that may keep pull requests out. */
const GUARDED = /github\.event_name|github\.ref\b|github\.ref_name|head\.repo|github\.base_ref|merged/;

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

const OWN_ROLE: Remedy = {
  type: 'manual',
  title: 'Give pull requests a role of their own',
  steps: [
    'Let the role that this job logs in as trust pushes to protected branches or an environment only, not the subject pull_request.',
    'For pull requests make a second role that can only read what the check needs, or leave the login out with if: github.event_name.',
  ],
};

/** What a pull request changes runs before anybody has read it, with the cloud's role at hand. */
function onPullRequest({ triggers }: PipelineFact, job: PipelineJob, scope: Scope): Hit[] {
  const trigger = triggers.find(({ name }) => name === 'pull_request');
  const login = job.steps.find(({ uses, condition }) => uses && LOGINS.has(uses.name) && !GUARDED.test(condition?.text ?? ''));
  const types = trigger?.filters.filter(({ name }) => name === 'types') ?? [];
  const onlyClosed = types.length > 0 && types.every(({ value }) => value?.text === 'closed');
  if (!trigger || onlyClosed || !login?.uses || job.environment || GUARDED.test(job.condition?.text ?? '')) return [];
  return [
    {
      span: scopeSpan(scope),
      message: `Job ${job.id} logs in by OIDC on pull requests, so code that nobody has reviewed yet can use the role`,
      severity: 'low',
      related: [
        { span: trigger.span, message: 'started by pull requests' },
        { span: login.uses.span, message: 'logs in with the token' },
      ],
      remedies: [OWN_ROLE],
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
