/** What the OIDC tokens of a job say of themselves behind the name of the repository, which no file tells. */
import type { PipelineFact, PipelineJob } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { byTrigger, type Subject } from './trigger-subjects';
import { callersOf } from './workflow-calls';

/** Every form that the subject of the job may have; undefined where that cannot be told. */
export function subjectsOf(
  graph: IdentityGraph,
  workflow: PipelineFact,
  job: PipelineJob,
  seen = new Set<PipelineFact>(),
): Subject[] | undefined {
  const { environment } = job;
  if (environment) {
    // An expression may come out empty: no environment.
    if (/\$\{\{|\uFFFC/.test(environment.text)) return undefined;
    return [{ text: `environment:${environment.text}`, like: false, because: `environment ${environment.text}` }];
  }
  const found: Subject[] = [];
  seen.add(workflow);
  for (const trigger of workflow.triggers) {
    if (trigger.name === 'workflow_call') {
      const callers = callersOf(graph).get(workflow) ?? [];
      if (callers.length === 0) return undefined;
      for (const caller of callers) {
        if (seen.has(caller.workflow)) continue;
        const inner = subjectsOf(graph, caller.workflow, caller.job, seen);
        if (!inner) return undefined;
        found.push(...inner);
      }
      continue;
    }
    const own = byTrigger(trigger);
    if (!own) return undefined;
    found.push(...own);
  }
  return found.length > 0 ? found : undefined;
}
