/** Commits of actions that the workspace uses already, with the version that stands beside them. */
import type { PipelineUse } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { isPinned } from './action-trust';
import { workflowsOf } from './workflow-places';

export interface Pin {
  readonly commit: string;
  readonly version: string;
}

/** A commit that another workflow of the workspace uses for the same version of the action. */
export function pinFor(graph: IdentityGraph, { name, ref = '' }: PipelineUse): Pin | undefined {
  if (!/^v?\d/.test(ref)) return undefined;
  const pins = (pinsOf(graph).get(name) ?? []).filter(({ version }) => isOf(version, ref));
  return pins.reduce<Pin | undefined>((best, pin) => (best && compare(best.version, pin.version) >= 0 ? best : pin), undefined);
}

function pinsOf(graph: IdentityGraph): ReadonlyMap<string, readonly Pin[]> {
  const known = pins.get(graph);
  if (known) return known;
  const found = new Map<string, Pin[]>();
  for (const { jobs } of workflowsOf(graph)) {
    for (const use of jobs.flatMap((job) => [job.uses, ...job.steps.map(({ uses }) => uses)])) {
      if (use?.ref && use.version && isPinned(use))
        found.set(use.name, [...(found.get(use.name) ?? []), { commit: use.ref, version: use.version }]);
    }
  }
  pins.set(graph, found);
  return found;
}

const pins = new WeakMap<IdentityGraph, ReadonlyMap<string, readonly Pin[]>>();

const parts = (version: string) => version.replace(/^v/, '').split('.').map(Number);

/** `v4.2.0` is one of `v4`. */
function isOf(version: string, ref: string): boolean {
  const wanted = parts(ref);
  return parts(version).slice(0, wanted.length).join('.') === wanted.join('.');
}

function compare(one: string, other: string): number {
  const [a, b] = [parts(one), parts(other)];
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}
