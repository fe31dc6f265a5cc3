/** Jobs that log in as a role of AWS by their own proof. */
import type { PipelineFact, PipelineJob, PipelineStep, PipelineVariable } from '../../../facts/model';
import { cloudAlias, loginOf, writtenText } from '../../../facts/pipelines/cloud-logins';
import type { Identity, IdentityGraph } from '../../../graph/model';
import type { Span } from '../../../syntax/span';
import { callersOf } from './workflow-calls';
import { entryNamed, workflowsOf } from './workflow-places';
import { localAction } from './workflow-rights';

export interface RoleLogin {
  readonly workflow: PipelineFact;
  readonly job: PipelineJob;
  readonly role: Identity;
  /** Where the role is named. */
  readonly span: Span;
}

/** They log in with a key, or from one role to the next. */
const OTHERWISE = ['aws-access-key-id', 'role-chaining', 'web-identity-token-file'];

/** Every such login whose role the workspace declares. */
export function roleLogins(graph: IdentityGraph): RoleLogin[] {
  return workflowsOf(graph).flatMap((workflow) =>
    workflow.kind === 'action'
      ? []
      : workflow.jobs.flatMap((job) => job.steps.flatMap((step) => loginsOf(graph, workflow, job, step))),
  );
}

function loginsOf(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, step: PipelineStep): RoleLogin[] {
  const inner = localAction(graph, workflow, step)?.jobs[0]?.steps ?? [];
  const names = [step, ...inner].flatMap((one) => {
    const login = one.uses?.name === 'aws-actions/configure-aws-credentials' ? loginOf(one) : undefined;
    return login && !OTHERWISE.some((name) => entryNamed(one.with, name)) ? [{ one, login }] : [];
  });
  return names.flatMap(({ one, login }): RoleLogin[] => {
    // What an action of the workspace is given, and what a called workflow is given.
    const own = one === step ? login : givenInput(login, step.with);
    const input = own && inputName(own);
    const given = input
      ? (callersOf(graph).get(workflow) ?? []).flatMap((caller) => {
          const entry = entryNamed(caller.job.with, input);
          return entry ? [{ entry, workflow: caller.workflow, job: caller.job }] : [];
        })
      : own
        ? [{ entry: own, workflow, job }]
        : [];
    return given.flatMap(({ entry, workflow: from, job: at }): RoleLogin[] => {
      const alias = cloudAlias(writtenText(entry, from, at, from === workflow ? step : undefined));
      const role = alias === undefined ? undefined : (graph.byAlias.get(alias) ?? graph.byAlias.get(nameOf(alias)));
      return role && role.declared.length > 0 && entry.value ? [{ workflow, job, role, span: entry.value.span }] : [];
    });
  });
}

/** The name of a role that only an ARN names, and no file but this one. */
function nameOf(alias: string): string {
  return `iam-role:${alias.slice(alias.lastIndexOf('/') + 1)}`;
}

/** `${{ inputs.role }}`: the name of the input. */
function inputName({ value }: PipelineVariable): string | undefined {
  return /^\$\{\{[ \t]*inputs\.([\w-]+)[ \t]*\}\}$/.exec(value?.text.trim() ?? '')?.[1]?.toLowerCase();
}

function givenInput(inner: PipelineVariable, inputs: readonly PipelineVariable[]): PipelineVariable | undefined {
  const name = inputName(inner);
  return name === undefined ? undefined : entryNamed(inputs, name);
}
