/** Who can start a workflow, and with whose code. */
import type { PipelineFact, PipelineTrigger } from '../../../facts/model';

/**
 * Events that strangers cause and that run with the rights and secrets of the repository.
 * https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout
 */
const STRANGERS = new Set([
  ...['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion', 'discussion_comment', 'fork', 'watch'],
  ...['pull_request_review_comment', 'pull_request_comment'],
]);

/** The first event of a workflow that anybody can cause and that has the repository's own rights. */
export function strangersTrigger({ triggers }: PipelineFact): PipelineTrigger | undefined {
  return triggers.find(({ name }) => STRANGERS.has(name));
}

/** Whether other workflows are all that starts it: the rights and secrets are then its callers'. */
export function isOnlyCalled({ triggers }: PipelineFact): boolean {
  return triggers.length > 0 && triggers.every(({ name }) => name === 'workflow_call');
}
