/** Logins by OIDC in jobs that run what a pull request says. */
import type { PipelineFact, PipelineJob } from '../../facts/model';
import type { Hit, Remedy } from '../model';
import { type Scope, scopeSpan } from '../shared/pipeline/workflow-rights';

/** Actions that log in to a cloud or a vault with the token: what they get is worth most. */
const LOGINS = new Set([
  'aws-actions/configure-aws-credentials',
  'google-github-actions/auth',
  'azure/login',
  'hashicorp/vault-action',
]);
/** A condition that may keep pull requests out. */
const GUARDED = /github\.event_name|github\.ref\b|github\.ref_name|head\.repo|github\.base_ref|merged/;

const OWN_ROLE: Remedy = {
  type: 'manual',
  title: 'Give pull requests a role of their own',
  steps: [
    'Let the role that this job logs in as trust pushes to protected branches or an environment only, not the subject pull_request.',
    'For pull requests make a second role that can only read what the check needs, or leave the login out with if: github.event_name.',
  ],
};

/** What a pull request changes runs before anybody has read it, with the cloud's role at hand. */
export function onPullRequest({ triggers }: PipelineFact, job: PipelineJob, scope: Scope): Hit[] {
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
