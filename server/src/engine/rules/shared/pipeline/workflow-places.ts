/** Where the expressions of a workflow stand. */
import type { Facts, PipelineExpression, PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../../facts/model';
import { filesWith } from '../../../graph/having';
import type { IdentityGraph } from '../../../graph/model';

export interface WorkflowPlace {
  readonly expression: PipelineExpression;
  readonly part: 'env' | 'with' | 'secrets' | 'script' | 'other';
  /** What is given a name: `env`, `with` and `secrets`. */
  readonly variable?: PipelineVariable;
  readonly job?: PipelineJob;
  readonly step?: PipelineStep;
}

/** Every expression of a workflow or action, top down. Several rules ask for them. */
export function placesOf(workflow: PipelineFact): readonly WorkflowPlace[] {
  const known = remembered.get(workflow) ?? placesIn(workflow);
  remembered.set(workflow, known);
  return known;
}

const remembered = new WeakMap<PipelineFact, readonly WorkflowPlace[]>();

function placesIn({ env, jobs }: PipelineFact): WorkflowPlace[] {
  return [
    ...given('env', env),
    ...jobs.flatMap((job) => [
      ...given('env', job.env, job),
      ...given('with', job.with, job),
      ...given('secrets', job.secrets?.entries ?? [], job),
      ...job.expressions.map((expression): WorkflowPlace => ({ expression, part: 'other', job })),
      ...job.steps.flatMap((step) => [
        ...given('env', step.env, job, step),
        ...given('with', step.with, job, step),
        ...step.scripts.flatMap(({ expressions }) =>
          expressions.map((expression): WorkflowPlace => ({ expression, part: 'script', job, step })),
        ),
      ]),
    ]),
  ];
}

function given(
  part: WorkflowPlace['part'],
  variables: readonly PipelineVariable[],
  job?: PipelineJob,
  step?: PipelineStep,
): WorkflowPlace[] {
  return variables.flatMap((variable) =>
    variable.expressions.map((expression) => ({
      expression,
      part,
      variable,
      ...(job ? { job } : {}),
      ...(step ? { step } : {}),
    })),
  );
}

/** The workflows and actions of GitHub, Gitea and Forgejo that a file holds. */
export function workflowsIn({ pipelines }: Facts): readonly PipelineFact[] {
  return pipelines.filter(({ system }) => system === 'github');
}

/** The same of all files. */
export function workflowsOf(graph: IdentityGraph): PipelineFact[] {
  return filesWith(graph, 'pipelines').flatMap(workflowsIn);
}

/** The value of an entry, by its name. */
export function entryNamed(variables: readonly PipelineVariable[], name: string): PipelineVariable | undefined {
  return variables.find((one) => one.name.toLowerCase() === name);
}

/** Its text where it is written out: without expressions. */
export function writtenValue(variables: readonly PipelineVariable[], name: string): string | undefined {
  const entry = entryNamed(variables, name);
  return entry && entry.expressions.length === 0 ? entry.value?.text : undefined;
}
