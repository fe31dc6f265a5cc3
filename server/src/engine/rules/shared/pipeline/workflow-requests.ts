/** What a called workflow asks for: a run does not start where its caller grants less. */
import type { PipelineFact, PipelineJob } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { calledBy } from './workflow-calls';

/**
 * Scopes that the jobs of the called workflow name in their `permissions`, and the highest access that one of them names.
 * https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#supported-keywords-for-jobs-that-call-a-reusable-workflow
 */
export function requestsOf(
  graph: IdentityGraph,
  workflow: PipelineFact,
  job: PipelineJob,
): ReadonlyMap<string, 'read' | 'write'> {
  const called = job.uses ? calledBy(graph, workflow, job) : undefined;
  if (!called) return new Map();
  const known = remembered.get(graph) ?? new Map<PipelineFact, Asked>();
  remembered.set(graph, known);
  const asked = known.get(called) ?? new Map();
  if (!known.has(called)) gather(graph, workflow, job, asked, new Set());
  known.set(called, asked);
  return asked;
}

const remembered = new WeakMap<IdentityGraph, Map<PipelineFact, Asked>>();

type Asked = Map<string, 'read' | 'write'>;

function gather(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob, asked: Asked, seen: Set<PipelineFact>): void {
  const called = job.uses ? calledBy(graph, workflow, job) : undefined;
  if (!called || seen.has(called)) return;
  seen.add(called);
  for (const inner of called.jobs) {
    for (const { name, access } of (inner.permissions ?? called.permissions)?.scopes ?? []) {
      if (access.text === 'write' || (access.text === 'read' && !asked.has(name))) asked.set(name, access.text);
    }
    if (!inner.permissions && !called.permissions) gather(graph, called, inner, asked, seen);
  }
}
