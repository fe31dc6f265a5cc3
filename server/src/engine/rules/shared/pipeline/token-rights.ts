/** What the token of a job may do, as far as the workspace says. */
import type { PipelineFact, PipelineJob } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { callersOf } from './workflow-calls';

export type Access = 'write' | 'read' | 'none' | 'unknown';

/** With these whoever has the token changes code, packages or what is deployed, or becomes somebody in a cloud. */
const POWERFUL = ['contents', 'packages', 'actions', 'deployments', 'pages', 'attestations', 'id-token'];

/**
 * The job's access to a scope. What a job declares replaces what the workflow declares; a called workflow can have no more than its
 * caller. Where nobody says anything the repository's settings decide; they never include `id-token`.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function accessOf(
  graph: IdentityGraph,
  workflow: PipelineFact,
  job: PipelineJob,
  scope: string,
  seen = new Set<PipelineFact>(),
): Access {
  if (workflow.kind === 'action') return 'unknown';
  const own = job.permissions ?? workflow.permissions;
  if (own?.all) {
    if (own.all.text === 'write-all') return 'write';
    return own.all.text === 'read-all' && scope !== 'id-token' ? 'read' : 'none';
  }
  if (own) {
    const access = own.scopes.find(({ name }) => name === scope)?.access.text;
    return access === 'write' || access === 'read' ? access : 'none';
  }
  // All jobs of a workflow without rights of its own have those of its callers.
  const callers = seen.has(workflow) ? [] : (callersOf(graph).get(workflow) ?? []);
  seen.add(workflow);
  if (callers.some((one) => accessOf(graph, one.workflow, one.job, scope, seen) === 'write')) return 'write';
  return scope === 'id-token' ? 'none' : 'unknown';
}

/** The powerful scopes that the job may surely write to. */
export function powersOf(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob): string[] {
  return POWERFUL.filter((scope) => accessOf(graph, workflow, job, scope) === 'write');
}

/** Whether the job's token surely writes nothing at all. */
export function isReadOnly({ permissions }: PipelineFact, job: PipelineJob): boolean {
  const own = job.permissions ?? permissions;
  if (!own) return false;
  return own.all ? own.all.text === 'read-all' : own.scopes.every(({ access }) => access.text !== 'write');
}
