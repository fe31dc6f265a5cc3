/** Stored tokens of a person, used for what the token of the job may do too. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../../facts/model';
import { programWords } from '../../../facts/pipelines/commands';
import { loginUse, stepUse } from '../../../facts/pipelines/github/needs/step';
import type { IdentityGraph } from '../../../graph/model';
import { storedSecrets } from './secret-reads';
import { accessOf } from './token-rights';
import { entryNamed, writtenValue } from './workflow-places';

const PERSONAL =
  /(?:^|_)PATS?(?:_|$)|PERSONAL_(?:ACCESS_)?TOKEN|^GH_(?:ACCESS_|API_)?TOKEN$|^GITHUB_ACCESS_TOKEN$|^ACCESS_TOKEN$/;
/** What commands of `gh` look at in the repository of the job. */
const NOUNS = /^(?:pr|issue|release|run|workflow|label|cache)$/;
const SCOPES = ['contents', 'issues', 'pull-requests', 'actions'];

/** The secret of an entry, where its name says that it is a person's token. */
export function personalIn({ expressions, value }: PipelineVariable): string | undefined {
  const [only] = expressions;
  const names = expressions.length === 1 && only ? storedSecrets(only.text) : [];
  return names.length === 1 && /^\$\{\{[^}]*\}\}$/.test(value?.text ?? '') && PERSONAL.test(names[0] ?? '')
    ? names[0]
    : undefined;
}

/** A checkout of the own repository that nothing is pushed from, nor read from elsewhere: what it is given as its token. */
export function needlessCheckout(
  graph: IdentityGraph,
  workflow: PipelineFact,
  job: PipelineJob,
  step: PipelineStep,
): PipelineVariable | undefined {
  if (step.uses?.name !== 'actions/checkout') return undefined;
  const token = entryNamed(step.with, 'token');
  if (!token || !personalIn(token)) return undefined;
  const elsewhere = entryNamed(step.with, 'repository') ?? entryNamed(step.with, 'github-server-url');
  const submodules = entryNamed(step.with, 'submodules');
  if (elsewhere || (submodules && !/^false$/i.test(writtenValue(step.with, 'submodules') ?? ''))) return undefined;
  if (accessOf(graph, workflow, job, 'contents') === 'none') return undefined;
  const later = job.steps.slice(job.steps.indexOf(step) + 1);
  return later.every((one) => loginUse(one) === 'no') ? token : undefined;
}

/** A step whose commands only read the repository of the job: what holds the token of `gh`. */
export function needlessClient(workflow: PipelineFact, job: PipelineJob, step: PipelineStep): PipelineVariable | undefined {
  const token = step.env.find(({ name }) => name === 'GH_TOKEN' || name === 'GITHUB_TOKEN');
  if (!token || !personalIn(token)) return undefined;
  const commands = step.scripts.flatMap((script) => script.commands.map((command) => programWords(command)));
  const client = commands.filter(([program]) => program === 'gh');
  const others = [...step.env, ...job.env, ...workflow.env].some(({ name }) => name === 'GH_REPO' || name === 'GH_HOST');
  if (others || client.length === 0) return undefined;
  const own = client.every(
    ([, noun = '', ...words]) => NOUNS.test(noun) && !words.some((word) => /^(?:-R|--repo)(?:=|$)|^https?:/.test(word)),
  );
  const reads = SCOPES.every((scope) => stepUse(step, scope, { token: true, login: false }) === 'no');
  return own && reads ? token : undefined;
}
