/** Ways that references say: a ServiceAccount that becomes a role of a cloud, a pipeline that logs in as one. */
import type { PipelineFact, ReferenceFact } from '../../facts/model';
import type { IdentityGraph } from '../model';
import { addArc, addOutsider, type Found } from './found';

const BECOMES = { way: 'federate', says: 'may become {to}' } as const;

export function addLinked(graph: IdentityGraph, found: Found): void {
  const pipelines = new Set<string>();
  for (const { type, from, fromType, fromIdentity, to, span } of graph.references) {
    if (type !== 'assumes') continue;
    const start = fromIdentity === undefined ? undefined : graph.byAlias.get(fromIdentity);
    const end = graph.byAlias.get(to);
    if (!end) continue;
    if (start) addArc(found, start.id, { ...BECOMES, to: end.id, span });
    else if (isPipeline(fromType)) {
      const id = pipelineId(span.file);
      pipelines.add(id);
      addOutsider(found, { id, name: nameOf(from, span.file), kind: 'pipeline' }, { ...BECOMES, to: end.id, span });
    }
  }
  if (pipelines.size === 0) return;
  for (const facts of graph.facts.values())
    for (const pipeline of facts.pipelines) if (pipelines.has(pipelineId(facts.file))) addVisitors(found, pipeline, facts.file);
}

function isPipeline(fromType: ReferenceFact['fromType']): boolean {
  return fromType === 'Workflow' || fromType === 'Pipeline';
}

const pipelineId = (file: string) => `outside:pipeline:${file}`;

/** `Workflow/deploy/job` as `workflow deploy`. */
function nameOf(from: string, file: string): string {
  const [kind = '', name = ''] = from.split('/');
  return kind === 'Workflow' && name !== '' ? `workflow ${name}` : `pipeline ${file}`;
}

/** They run for strangers with the rights of the repository. https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
const FOR_STRANGERS = /^(?:pull_request_target|issue_comment|issues|discussion|discussion_comment|fork|watch)$/;

/** What a stranger can make of it depends on what its steps do with what he sends. */
function addVisitors(found: Found, { triggers }: PipelineFact, file: string): void {
  const trigger = triggers.find(({ name }) => FOR_STRANGERS.test(name));
  if (!trigger) return;
  addOutsider(
    found,
    { id: 'outside:visitors', name: 'anyone who writes to the repository', kind: 'anyone' },
    {
      way: 'member',
      says: 'starts {to}',
      to: pipelineId(file),
      span: trigger.span,
      under: 'what its steps do with what they are sent',
    },
  );
}
