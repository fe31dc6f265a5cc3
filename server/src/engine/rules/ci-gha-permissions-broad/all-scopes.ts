/** `write-all` and `read-all`. */
import type { PipelineFact, PipelineJob, PipelinePermissions } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { spanOf } from '../../syntax/span';
import type { DataChange, Hit, Remedy } from '../model';
import { leastRights, lookAt } from '../shared/pipeline/workflow-own-rights';
import { inheriting } from '../shared/pipeline/workflow-rights';
import { strangersTrigger } from '../shared/pipeline/workflow-triggers';

/** The word for every scope, at a workflow or at one job; nothing where scopes are named. */
export function allScopes(
  graph: IdentityGraph,
  workflow: PipelineFact,
  permissions: PipelinePermissions,
  job?: PipelineJob,
): Hit[] {
  const { all, keySpan } = permissions;
  if (!all || !/^(?:write|read)-all$/.test(all.text)) return [];
  const writes = all.text === 'write-all';
  const jobs = job ? [job] : inheriting(workflow);
  if (jobs.length === 0 && !writes) return [];
  const { changes, unsure } = leastRights(graph, workflow, jobs);
  const least: DataChange =
    job && changes[0]
      ? changes[0]
      : { op: 'set', at: job?.span ?? workflow.top, path: ['permissions'], value: { contents: 'read' } };
  const narrow: Remedy = {
    type: 'edit-data',
    id: 'narrow',
    title: changes.length === 0 ? 'Grant reading the repository only' : 'Grant only the writing that steps are known for',
    safety: 'review',
    changes: job ? [least] : [least, ...changes],
    ...lookAt(unsure),
  };
  const who = job ? `job ${job.id}` : jobs.length === 1 ? `job ${jobs[0]?.id}` : `every job of workflow ${workflow.name}`;
  return [
    {
      span: spanOf(keySpan.file, { start: keySpan.start, end: all.literal.end }, keySpan.via),
      message:
        jobs.length === 0
          ? `Every job sets its own rights, so nothing needs ${all.text} here`
          : `${all.text} lets ${who} ${writes ? 'write to' : 'read'} everything that a run's token can reach`,
      severity: !writes ? 'info' : jobs.length === 0 ? 'low' : strangersTrigger(workflow) ? 'high' : 'medium',
      remedies: [narrow],
    },
  ];
}
