/** Actions that make a token of a GitHub App, and what the job does with it. */
import type { PipelineExpression, PipelineJob, PipelineStep, PipelineVariable } from '../../../facts/model';
import { stepUse } from '../../../facts/pipelines/github/needs/step';
import type { DataChange, Remedy } from '../../model';
import { leavesLogin } from './workflow-rights';

export interface AppAction {
  readonly action: string;
  /** Inputs that limit what the token may do. */
  readonly rights: RegExp;
  /** Asks for every repository of an owner, unless the next names some. */
  readonly owner?: string;
  readonly repositories?: string;
  /** `true` leaves the token valid after the job. */
  readonly keeps?: string;
}

export const APP_ACTIONS: readonly AppAction[] = [
  {
    // https://github.com/actions/create-github-app-token
    action: 'actions/create-github-app-token',
    rights: /^permission-/i,
    owner: 'owner',
    repositories: 'repositories',
    keeps: 'skip-token-revoke',
  },
  // https://github.com/tibdex/github-app-token
  { action: 'tibdex/github-app-token', rights: /^permissions$/i },
  // https://github.com/peter-murray/workflow-application-token-action
  { action: 'peter-murray/workflow-application-token-action', rights: /^permissions$/i },
];

/** Rights of an app that are known by the names of the scopes of a job's token. */
const SHARED =
  'actions attestations checks contents deployments issues packages pages pull-requests repository-projects security-events statuses'.split(
    ' ',
  );

/** The scopes that the job writes to with the token that a step makes; undefined where a step may do more than is known. */
function writesWith(job: PipelineJob, { id }: PipelineStep): string[] | undefined {
  const isToken = ({ text }: PipelineExpression) => id !== undefined && text.includes(`steps.${id}.outputs.token`);
  const holds = (variables: readonly PipelineVariable[]) => variables.some(({ expressions }) => expressions.some(isToken));
  if (id === undefined || job.expressions.some(isToken)) return undefined;
  const wide = holds(job.env);
  let login = false;
  const found = new Set<string>();
  for (const step of job.steps) {
    const given = wide || holds([...step.with, ...step.env]) || step.scripts.some(({ expressions }) => expressions.some(isToken));
    if (step.uses?.name === 'actions/checkout') {
      login = given && leavesLogin(step);
      continue;
    }
    if (!given && (!login || step.uses)) continue;
    const uses = SHARED.map((scope) => [scope, stepUse(step, scope, { token: given, login })] as const);
    const writes = uses.flatMap(([scope, use]) => (use === 'yes' ? scope : []));
    // A program that is given the token and writes nothing reads with it, and nobody knows what.
    const reads = given && (!step.uses || step.uses.name === 'actions/github-script');
    if (writes.length === 0 && (reads || uses.some(([, use]) => use === 'maybe'))) return undefined;
    for (const scope of writes) found.add(scope);
  }
  return [...found].sort();
}

/** The rights that the job needs, where its steps tell. */
export function limitRights(job: PipelineJob, step: PipelineStep): Remedy[] {
  const manual: Remedy = {
    type: 'manual',
    title: 'Name the rights of the token',
    steps: [
      'List what the steps do with the token: read or push code (contents), comment (issues, pull-requests), start workflows (actions).',
      'Name each as permission-<name>: read or write; the app keeps more than that for other jobs.',
    ],
  };
  if (step.uses?.name !== 'actions/create-github-app-token' || step.with.length === 0) return [manual];
  const writes = writesWith(job, step);
  if (!writes) return [manual];
  const rights = [...(writes.includes('contents') ? [] : [['contents', 'read']]), ...writes.map((scope) => [scope, 'write'])];
  const changes = rights.map(
    ([scope, access = '']): DataChange => ({ op: 'set', at: step.span, path: ['with', `permission-${scope}`], value: access }),
  );
  const title = `Limit the token to ${rights.map(([scope, access]) => `${scope}: ${access}`).join(', ')}`;
  const steps = ['Raise the rights where a step does more with the token than its commands and actions show.'];
  return [{ type: 'edit-data', id: 'limit-rights', title, safety: 'review', changes, steps }, manual];
}
