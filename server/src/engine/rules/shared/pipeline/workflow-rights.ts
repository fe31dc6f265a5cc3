/** Which jobs write with the run's own token, and to which scopes. */
import type { PipelineFact, PipelineJob, PipelinePermissions, PipelineStep } from '../../../facts/model';
import { holdsRunToken, type Surroundings, stepUse, strongest, type Use } from '../../../facts/pipelines/github/needs/step';
import type { IdentityGraph } from '../../../graph/model';
import { joinPath } from '../../../syntax/path';
import { type Span, spanOf } from '../../../syntax/span';
import { calledBy, rootOf } from './workflow-calls';
import { writtenValue } from './workflow-places';
import { requestsOf } from './workflow-requests';

export type Scope = PipelinePermissions['scopes'][number];

/** Whether a job writes to a scope, or the workflow of the workspace that it calls does or asks for it. */
export function jobUse(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, scope: string): Use {
  if (job.uses) {
    const called = calledBy(graph, workflow, job);
    if (!called) return 'maybe';
    if (requestsOf(graph, workflow, job).get(scope) === 'write') return 'yes';
    return once(graph, `${called.span.file} ${scope}`, () =>
      strongest(called.jobs.map((inner) => jobUse(graph, called, inner, scope))),
    );
  }
  const before = known.get(job) ?? new Map<string, Use>();
  const use = before.get(scope) ?? ownUse(graph, workflow, job, scope);
  if (!job.steps.some(({ uses }) => uses && isLocal(uses.text))) known.set(job, before.set(scope, use));
  return use;
}

/** What was found of jobs that call nothing of the workspace: it stays until their file changes. */
const known = new WeakMap<PipelineJob, Map<string, Use>>();

/** What was found of called workflows and actions, in one graph. */
const answers = new WeakMap<IdentityGraph, Map<string, Use>>();

/** Found once, however many call it. What calls itself meets `maybe` on its way round. */
function once(graph: IdentityGraph, key: string, find: () => Use): Use {
  const uses = answers.get(graph) ?? new Map<string, Use>();
  answers.set(graph, uses);
  const before = uses.get(key);
  if (before) return before;
  uses.set(key, 'maybe');
  const use = find();
  uses.set(key, use);
  return use;
}

function ownUse(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, scope: string): Use {
  const token = holdsRunToken([...workflow.env, ...job.env].flatMap(({ expressions }) => expressions));
  return stepsUse(graph, workflow, job, scope, { token, login: false });
}

function stepsUse(
  graph: IdentityGraph,
  workflow: PipelineFact,
  { steps }: PipelineJob,
  scope: string,
  around: Surroundings,
): Use {
  let { login } = around;
  const uses = steps.map((step) => {
    if (leavesLogin(step)) login = true;
    const action = localAction(graph, workflow, step);
    const [inner] = action?.jobs ?? [];
    if (scope !== 'id-token' && hasOtherToken(step)) return 'no';
    if (!action || !inner) return stepUse(step, scope, { ...around, login });
    const token = around.token || holdsRunToken([...step.env, ...step.with].flatMap(({ expressions }) => expressions));
    const inside = { token, login };
    return once(graph, `${action.span.file} ${scope} ${token} ${login}`, () => stepsUse(graph, action, inner, scope, inside));
  });
  return strongest(uses);
}

/** https://github.com/actions/github-script: it works with the token that it is given in place of the run's. */
function hasOtherToken({ uses, with: inputs }: PipelineStep): boolean {
  const given = uses?.name === 'actions/github-script' ? inputs.find(({ name }) => name === 'github-token') : undefined;
  return !!given?.expressions.some(({ text }) => /^(?:secrets|steps)\./.test(text)) && !holdsRunToken(given.expressions);
}

/** The composite action of the workspace that a step uses. */
export function localAction({ facts }: IdentityGraph, { span }: PipelineFact, { uses }: PipelineStep): PipelineFact | undefined {
  const folder = uses && isLocal(uses.text) ? joinPath(rootOf(span.file), uses.text.replace(/^\$\//, './')) : undefined;
  if (folder === undefined) return undefined;
  const found = facts.get(`${folder}/action.yml`) ?? facts.get(`${folder}/action.yaml`);
  return found?.pipelines.find(({ kind, jobs }) => kind === 'action' && jobs.length > 0);
}

/** `$/`: the repository of the file that says so. */
function isLocal(uses: string): boolean {
  return uses.startsWith('./') || uses.startsWith('$/');
}

/** https://github.com/actions/checkout: the token stays in the working copy unless the step says otherwise. */
export function leavesLogin(step: PipelineStep): boolean {
  return step.uses?.name === 'actions/checkout' && !/^false$/i.test(writtenValue(step.with, 'persist-credentials') ?? '');
}

/** The jobs that have the rights of their workflow: they set none of their own. */
export function inheriting({ jobs }: PipelineFact): readonly PipelineJob[] {
  return jobs.filter(({ permissions }) => !permissions);
}

/** `contents: write`, from its name to its access. */
export function scopeSpan({ nameSpan, access }: Scope): Span {
  return spanOf(nameSpan.file, { start: nameSpan.start, end: Math.max(access.literal.end, nameSpan.end) }, nameSpan.via);
}
