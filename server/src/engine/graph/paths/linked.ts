/** Ways that references say: a ServiceAccount that becomes a role of a cloud, a pipeline that logs in as one. */
import type { IdentityGraph } from '../model';
import { addArc, type Found } from './found';

export function addLinked(graph: IdentityGraph, found: Found): void {
  for (const { type, fromIdentity, to, span } of graph.references) {
    if (type !== 'assumes' || fromIdentity === undefined) continue;
    const [start, end] = [graph.byAlias.get(fromIdentity), graph.byAlias.get(to)];
    if (start && end) addArc(found, start.id, { way: 'federate', says: 'may become {to}', to: end.id, span });
  }
}
