/** A job's own `permissions:` in place of those of its workflow. */
import type { PipelineFact, PipelineJob } from '../../../facts/model';
import { needOf } from '../../../facts/pipelines/github/needs/step';
import type { IdentityGraph } from '../../../graph/model';
import type { DataChange } from '../../model';
import { requestsOf } from './workflow-requests';
import { jobUse, type Scope } from './workflow-rights';

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions */
const SCOPES: readonly string[] = [
  ...['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues'],
  ...['packages', 'pages', 'pull-requests', 'repository-projects', 'security-events', 'statuses'],
];

/** The job gets what the workflow gave it, and reads only what it surely does not write to. */
export function ownRights(graph: IdentityGraph, workflow: PipelineFact, job: PipelineJob): DataChange {
  const rights = (workflow.permissions?.scopes ?? []).flatMap(({ name, access }): [string, string][] => {
    if (access.text !== 'write' || jobUse(graph, workflow, job, name) !== 'no') return [[name, access.text]];
    return name === 'id-token' ? [] : [[name, 'read']];
  });
  return { op: 'set', at: job.span, path: ['permissions'], value: Object.fromEntries(rights), after: place(job) };
}

/** Behind what the job runs on, or what it calls. */
const place = ({ uses }: PipelineJob): string => (uses ? 'uses' : 'runs-on');

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
      const asked = [...requestsOf(graph, workflow, job)].flatMap(([scope, access]) => (access === 'read' ? scope : []));
      const reads = [...asked, ...job.steps.flatMap((step) => needOf(step)?.reads ?? [])];
      return writes.length > 0 || reads.some((scope) => scope !== 'contents') ? rightsTo(job, writes, reads) : [];
    }),
    // By default no run may ask for an OIDC token: where nothing is written, none is missed.
    unsure: uses.flatMap(({ job, uses: used }) =>
      used.some(([scope, use]) => use === 'maybe' && (scope !== 'id-token' || (job.permissions ?? workflow.permissions)))
        ? job.id
        : [],
    ),
  };
}

/** `permissions:` of a job that writes to the one, and reads the other and the repository. */
function rightsTo(job: PipelineJob, writes: readonly string[], reads: readonly string[]): DataChange {
  const scopes = new Set(['contents', ...reads, ...writes]);
  const value = Object.fromEntries([...scopes].map((scope) => [scope, writes.includes(scope) ? 'write' : 'read']));
  return { op: 'set', at: job.span, path: ['permissions'], value, after: place(job) };
}

/** What to look at where it is not known what jobs write to. */
export function lookAt(unsure: readonly string[]): { readonly steps?: readonly string[] } {
  const names = `${unsure.length > 1 ? 'jobs' : 'job'} ${unsure.slice(0, 5).join(', ')}${unsure.length > 5 ? ', …' : ''}`;
  return unsure.length > 0
    ? { steps: [`Look whether ${names} may write more with the token than is known, and grant that there.`] }
    : {};
}

/** What was writable stays readable: an action may list what it never changes. */
export function lowered({ access }: Scope): DataChange {
  return { op: 'replace', at: access.span, text: 'read' };
}
