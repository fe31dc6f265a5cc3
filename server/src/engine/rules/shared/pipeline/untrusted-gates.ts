/** What stands between a pull request of a stranger and a job that would run it. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineTrigger } from '../../../facts/model';
import type { Severity } from '../../model';
import type { Untrusted } from './untrusted-code';

/** Events of strangers after which the repository's secrets are there and a pull request is at hand. */
export const UNTRUSTED_TRIGGERS = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'pull_request_review_comment',
]);
/** Only the repository's own branches and pushes get through. */
const OWN_CODE =
  /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork|head_repository\.full_name\s*==\s*github\.repository|workflow_run\.event\s*==\s*'(?:push|schedule|release|workflow_dispatch)'|pull_request\.merged\b|head\.repo\.owner\.login\s*==\s*(?:'|github\.repository_owner)/;
/** Somebody of the team has to say yes, or only known authors get through. */
const APPROVED =
  /author_association|\.labels|label\.name|user\.login\s*==|github\.actor\s*==|sender\.login\s*==|outputs\.|triggering_actor/;

/** A step that asks GitHub who is behind the event. */
const ASKS = /author_association|getCollaboratorPermissionLevel|\/permission\b|getMembershipForUser|listReviews/;
const ASKING_ACTION = /permission|authoriz|membership|allowlist/;

/** Lower where somebody has to agree first, where the branch is the repository's own, or where an action only may run it. */
export function severityOf(
  workflow: PipelineFact,
  job: PipelineJob,
  trigger: PipelineTrigger,
  code: Untrusted,
  sure: boolean,
): Severity {
  const needed = workflow.jobs.filter(({ id }) => job.needs.some(({ text }) => text === id));
  const refused = code.refused && /^(?:pull_request_target|workflow_run)$/.test(trigger.name);
  if (job.environment || code.ownBranch || refused || needed.some(({ environment }) => environment)) return 'medium';
  const types = trigger.filters.filter(({ name }) => name === 'types');
  const labelled = types.length > 0 && types.every(({ value }) => value?.text === 'labeled');
  const conditions = [job, ...needed, ...job.steps.slice(0, code.index + 1)].map(({ condition }) => condition?.text ?? '');
  const before = [...needed.flatMap(({ steps }) => steps), ...job.steps.slice(0, code.index)];
  if (labelled || conditions.some((text) => APPROVED.test(text)) || before.some(asksWho)) return 'high';
  return sure ? 'critical' : 'medium';
}

function asksWho({ uses, with: inputs, scripts }: PipelineStep): boolean {
  if (uses && ASKING_ACTION.test(uses.name)) return true;
  const words = scripts.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  return [...inputs.map(({ value }) => value?.text ?? ''), ...words].some((text) => ASKS.test(text));
}

/** Conditions that leave the event or strangers' code out. */
export function isKeptOut(trigger: PipelineTrigger, conditions: readonly string[]): boolean {
  return conditions.some((text) => {
    const event = /github\.event_name\s*(==|!=)\s*'(\w+)'/.exec(text);
    const other = event && (event[1] === '==' ? !UNTRUSTED_TRIGGERS.has(event[2] ?? '') : event[2] === trigger.name);
    return OWN_CODE.test(text) || (other && !text.includes('||'));
  });
}
