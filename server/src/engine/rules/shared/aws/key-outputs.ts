import type { Alias } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import type { Related } from '../../model';

const known = new WeakMap<IdentityGraph, ReadonlyMap<Alias, readonly Related[]>>();

/** Outputs, in any file, that hand out the secret half of an access key. */
export function outputsOf(graph: IdentityGraph, key: Alias | undefined): readonly Related[] {
  const outputs = known.get(graph) ?? outputsIn(graph);
  known.set(graph, outputs);
  return (key !== undefined && outputs.get(key)) || [];
}

/** Looked through once for all keys of a graph. */
function outputsIn({ references }: IdentityGraph): ReadonlyMap<Alias, readonly Related[]> {
  const outputs = new Map<Alias, Related[]>();
  for (const { to, from, fromType, span } of references) {
    if (fromType !== 'output') continue;
    const related = { span, message: `${from} hands out the secret key` };
    const others = outputs.get(to);
    if (others) others.push(related);
    else outputs.set(to, [related]);
  }
  return outputs;
}
