/** Which workflow of the workspace calls which. */
import type { PipelineFact, PipelineJob } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { joinPath } from '../../../syntax/path';
import { secretReads } from './secret-reads';
import { placesOf, workflowsOf } from './workflow-places';

/** The top of the repository that a workflow belongs to, seen from the workspace. */
export function rootOf(file: string): string {
  return /^(?:(.*)\/)?\.(?:github|gitea|forgejo)\//.exec(file)?.[1] ?? '';
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_iduses */
const LOCAL = /^(?:\.|\$)\//;

/** The called workflow, where it is in the workspace. */
export function calledBy({ facts }: IdentityGraph, { span }: PipelineFact, { uses }: PipelineJob): PipelineFact | undefined {
  const path = uses && LOCAL.test(uses.text) ? joinPath(rootOf(span.file), uses.text.replace(LOCAL, '')) : undefined;
  const found = path === undefined ? undefined : facts.get(path);
  return found?.pipelines.find(({ kind }) => kind === 'workflow');
}

/** The jobs that call each workflow of the workspace. */
export function callersOf(graph: IdentityGraph): ReadonlyMap<PipelineFact, readonly Caller[]> {
  const known = remembered.get(graph);
  if (known) return known;
  const found = new Map<PipelineFact, Caller[]>();
  for (const workflow of workflowsOf(graph)) {
    for (const job of workflow.jobs) {
      const called = calledBy(graph, workflow, job);
      if (called) found.set(called, [...(found.get(called) ?? []), { workflow, job }]);
    }
  }
  remembered.set(graph, found);
  return found;
}

const remembered = new WeakMap<IdentityGraph, ReadonlyMap<PipelineFact, readonly Caller[]>>();

export interface Caller {
  readonly workflow: PipelineFact;
  readonly job: PipelineJob;
}

export interface Needs {
  /** Names of the secrets that it reads, and those that it declares. */
  readonly names: readonly string[];
  /** Those that it reads and does not declare: they come in only where everything is inherited. */
  readonly undeclared: readonly string[];
}

/** What a workflow wants of its caller's secrets; undefined where that cannot be told from the workspace. */
export function secretsNeededBy(graph: IdentityGraph, workflow: PipelineFact, seen = new Set<PipelineFact>()): Needs | undefined {
  seen.add(workflow);
  const declared = workflow.declaredSecrets.map(({ name }) => name);
  const reads = placesOf(workflow).flatMap(({ expression }) => secretReads(expression.text));
  if (reads.some(({ kind }) => kind !== 'named')) return undefined;
  const names = new Set(reads.map(({ name }) => name));
  for (const job of workflow.jobs) {
    if (!job.secrets?.inherit) continue;
    const called = calledBy(graph, workflow, job);
    if (called && seen.has(called)) continue;
    const inner = called && secretsNeededBy(graph, called, seen);
    if (!inner) return undefined;
    for (const name of inner.names) names.add(name.toUpperCase());
  }
  names.delete('GITHUB_TOKEN');
  const known = new Set(declared.map((name) => name.toUpperCase()));
  const undeclared = [...names].filter((name) => !known.has(name)).sort();
  return { names: [...declared, ...undeclared], undeclared };
}
