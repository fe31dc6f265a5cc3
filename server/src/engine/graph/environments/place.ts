import type { Facts } from '../../facts/model';
import { contains, type Span } from '../../syntax/span';
import type { IdentityGraph } from '../model';
import { environmentOfPath } from './path';
import { environmentIn, environmentNamed } from './words';

/** Something that follows from what is written, and from what it follows: `folder envs/prod`, `namespace shop-prod`. */
export interface Derived {
  readonly value: string;
  readonly source: string;
}

/**
 * The one environment that a place belongs to, or undefined where nothing says, or where several do: the name of its
 * variables (`prod.tfvars` alone beside it), else its path, else its namespace, else the environment of its pipeline's job. It says
 * where something is used or written; what a declaration's own tags say is `environmentsOf`.
 */
export function environmentOfPlace(graph: IdentityGraph, span: Span, namespace?: string): Derived | undefined {
  const variables = variablesBeside(graph, span.file);
  if (variables.length > 1) return undefined;
  return variables[0] ?? environmentOfPath(span.file) ?? ofNamespace(graph, span, namespace) ?? ofJob(graph, span);
}

/** Environments by the variable files of a Terraform module: `prod.tfvars` and `dev.tfvars` beside it make it one of each. */
export function variablesBeside(graph: IdentityGraph, file: string): readonly Derived[] {
  if (!/\.tf(?:\.json)?$/.test(file)) return [];
  const known = variables.get(graph) ?? variableFiles(graph);
  variables.set(graph, known);
  return known.get(file.slice(0, file.lastIndexOf('/') + 1)) ?? [];
}

const variables = new WeakMap<IdentityGraph, Map<string, Derived[]>>();

function variableFiles(graph: IdentityGraph): Map<string, Derived[]> {
  const found = new Map<string, Derived[]>();
  for (const file of graph.facts.keys()) {
    if (!/\.tfvars(?:\.json)?$/.test(file)) continue;
    const name = file.slice(file.lastIndexOf('/') + 1);
    const value = environmentIn(name.replace(/(?:\.auto)?\.tfvars(?:\.json)?$/, ''));
    if (value === undefined) continue;
    const folder = file.slice(0, file.length - name.length);
    // Variables are often kept in a folder of their own below the module.
    for (const root of new Set([
      folder,
      folder.replace(/(?:^|(?<=\/))(?:tf)?(?:vars|variables|envs?|environments|config)\/$/, ''),
    ])) {
      const list = found.get(root) ?? [];
      if (!list.some((one) => one.value === value)) list.push({ value, source: `variables ${file}` });
      found.set(root, list);
    }
  }
  return found;
}

function ofNamespace(graph: IdentityGraph, span: Span, namespace: string | undefined): Derived | undefined {
  const name = namespace ?? podAt(graph.facts.get(span.file), span)?.namespace;
  const value = name === undefined ? undefined : environmentIn(name);
  return value === undefined ? undefined : { value, source: `namespace ${name}` };
}

function podAt(facts: Facts | undefined, span: Span): { namespace: string } | undefined {
  return facts?.pods.find((pod) => contains(pod.spec, span));
}

function ofJob(graph: IdentityGraph, span: Span): Derived | undefined {
  for (const pipeline of graph.facts.get(span.file)?.pipelines ?? []) {
    const job = pipeline.jobs.find((one) => contains(one.span, span));
    const text = job?.environment?.text;
    const value = text === undefined ? undefined : (environmentNamed(text) ?? environmentIn(text));
    if (value !== undefined) return { value, source: `environment ${text} of job ${job?.id}` };
  }
  return undefined;
}
