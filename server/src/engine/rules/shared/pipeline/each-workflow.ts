/** A rule over workflows, asked again only of those that changed. */
import type { PipelineFact } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import type { Hit } from '../../model';
import { workflowsOf } from './workflow-places';

/**
 * The check of a rule that looks at one workflow and at what it calls: a workflow or action that calls nothing of the workspace
 * gets the same hits until its file changes.
 */
export function eachWorkflow(hits: (graph: IdentityGraph, workflow: PipelineFact) => readonly Hit[]) {
  const known = new WeakMap<PipelineFact, readonly Hit[]>();
  return (graph: IdentityGraph): Hit[] =>
    workflowsOf(graph).flatMap((workflow) => {
      const before = known.get(workflow);
      if (before) return before;
      const found = onceAPlace(hits(graph, workflow));
      if (!callsOthers(workflow)) known.set(workflow, found);
      return found;
    });
}

/** What is written once and used twice by an alias is one finding. */
export function onceAPlace(hits: readonly Hit[]): readonly Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ span: { start, end } }) => {
    const place = `${start}-${end}`;
    return !seen.has(place) && seen.add(place);
  });
}

function callsOthers({ jobs }: PipelineFact): boolean {
  return jobs.some(({ uses, steps }) => [uses, ...steps.map((step) => step.uses)].some((one) => /^[.$]\//.test(one?.text ?? '')));
}
