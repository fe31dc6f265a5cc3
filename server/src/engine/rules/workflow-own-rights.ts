/** A job's own `permissions:` in place of those of its workflow. */
import type { PipelineFact, PipelineJob } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import type { DataChange } from './model';
import { jobUse, type Scope } from './workflow-rights';

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions */
const SCOPES: readonly string[] = [
  ...['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues'],
  ...['packages', 'pages', 'pull-requests', 'repository-projects', 'security-events', 'statuses'],
];

/** The job gets what the workflow gave it, without the scopes that it surely does not write to. */
export function ownRights(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob): DataChange {
  const rights = workflow.permissions?.scopes ?? [];
  const kept = rights.filter(({ name, access }) => access.text !== 'write' || jobUse(graph, workflow, job, name) !== 'no');
  const value = Object.fromEntries(kept.map(({ name, access }) => [name, access.text]));
  return { op: 'set', at: job.span, path: ['permissions'], value, after: 'runs-on' };
}

export interface Least {
  /** `permissions:` of each job that is known to write to something. */
  readonly changes: readonly DataChange[];
  /** Ids of the jobs that may write to more than is known. */
  readonly unsure: readonly string[];
}

/** Rights of their own for the jobs that write, by what their steps are known for. */
export function leastRights(graph: IdentityGraph, workflow: PipelineFact, jobs: readonly PipelineJob[]): Least {
  const uses = jobs.map((job) => ({ job, uses: SCOPES.map((scope) => [scope, jobUse(graph, workflow, job, scope)] as const) }));
  return {
    changes: uses.flatMap(({ job, uses: used }) => {
      const writes = used.flatMap(([scope, use]) => (use === 'yes' ? scope : []));
      return writes.length > 0 ? rightsTo(job, writes) : [];
    }),
    unsure: uses.flatMap(({ job, uses: used }) => (used.some(([, use]) => use === 'maybe') ? job.id : [])),
  };
}

/** `permissions:` of a job that writes to these scopes, and reads the repository. */
export function rightsTo(job: PipelineJob, writes: readonly string[]): DataChange {
  const value = Object.fromEntries(['contents', ...writes].map((scope) => [scope, writes.includes(scope) ? 'write' : 'read']));
  return { op: 'set', at: job.span, path: ['permissions'], value, after: 'runs-on' };
}

/** What to look at where it is not known what jobs write to. */
export function lookAt(unsure: readonly string[]): { readonly steps?: readonly string[] } {
  const names = `${unsure.slice(0, 5).join(', ')}${unsure.length > 5 ? ', …' : ''}`;
  return unsure.length > 0 ? { steps: [`Look at what ${names} writes to with the token, and grant that to these jobs.`] } : {};
}

/** `contents` stays readable; any other scope goes. */
export function lowered({ name, access }: Scope): DataChange {
  return name === 'contents' ? { op: 'replace', at: access.span, text: 'read' } : { op: 'remove', at: access.span };
}
